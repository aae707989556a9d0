package org.boai.enroll.message;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.platform.SmsAccount;
import org.boai.enroll.platform.SmsProvider;
import org.boai.enroll.platform.SmsResult;
import org.boai.enroll.platform.SmsSenders;
import org.boai.enroll.platform.SmsText;
import org.boai.enroll.platform.SmsText.Parameter;
import org.boai.enroll.proof.ProofConfig;

/** Says it by text message, in the name of the province, at the account that also proves phones. */
@ApplicationScoped
class MessageSender {
    private final SmsSenders senders;
    private final ProofConfig proof;
    private final MessageConfig config;

    MessageSender(SmsSenders senders, ProofConfig proof, MessageConfig config) {
        this.senders = senders;
        this.proof = proof;
        this.config = config;
    }

    /** @param from the organization in whose name it is said. The Uni does not fail */
    Uni<SmsResult> send(PersonMessageKind kind, MobileNumber to, String from) {
        SmsProvider provider = SmsProvider.named(proof.sms().provider().orElse("none"));
        String template = config.templates().get(kind.slug());
        if (provider == null || !senders.allows(provider)) {
            return refused("provider-missing");
        }
        if (template == null && provider != SmsProvider.LOG) {
            return refused("template-missing");
        }
        return Uni.createFrom()
                .deferred(() -> senders.of(provider).send(account(provider, template), to, text(from, provider)))
                .onFailure()
                .recoverWithItem(new SmsResult(SmsResult.Sort.LATER, "not-sent", null));
    }

    private static SmsText text(String from, SmsProvider provider) {
        int most = provider.longestParameter();
        String name = from.codePointCount(0, from.length()) <= most
                ? from
                : from.substring(0, from.offsetByCodePoints(0, most));
        return new SmsText(List.of(new Parameter("organization", name)));
    }

    /** It will work when somebody has set it up; until then it is tried again, and in the end given up. */
    private static Uni<SmsResult> refused(String code) {
        return Uni.createFrom().item(new SmsResult(SmsResult.Sort.REFUSED, code, null));
    }

    private SmsAccount account(SmsProvider provider, String template) {
        var sms = proof.sms();
        return new SmsAccount(
                provider,
                sms.accessKeyId().orElse(null),
                sms.accessKeySecret().orElse(null),
                sms.signName().orElse(null),
                template,
                sms.appId().orElse(null),
                sms.region());
    }
}
