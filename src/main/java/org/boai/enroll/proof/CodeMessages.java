package org.boai.enroll.proof;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.platform.SmsAccount;
import org.boai.enroll.platform.SmsProvider;
import org.boai.enroll.platform.SmsResult;
import org.boai.enroll.platform.SmsSenders;
import org.boai.enroll.platform.SmsText;
import org.boai.enroll.platform.SmsText.Parameter;
import org.jboss.logging.Logger;

/** Sends codes in the name of the province. Once: no provider recognizes a repetition, and people ask again by themselves. */
@ApplicationScoped
class CodeMessages {
    private static final Logger LOG = Logger.getLogger(CodeMessages.class);
    private static final String METER = "boai.proof.messages";

    private final SmsSenders senders;
    private final ProofConfig config;
    private final MeterRegistry meters;

    CodeMessages(SmsSenders senders, ProofConfig config, MeterRegistry meters) {
        this.senders = senders;
        this.config = config;
        this.meters = meters;
        for (String outcome : List.of("sent", "failed", "held", "budget")) {
            meters.counter(METER, "outcome", outcome);
        }
    }

    /** Not refused: where phones need no proof, nothing is missing. */
    void begin(@Observes StartupEvent event) {
        if (config.sms().provider().isEmpty()) {
            LOG.warn(
                    "boai.proof.sms.provider is not set: no phone can be proved, and nobody can apply where it must be");
        }
    }

    /** Whoever asked does not wait for it: how long it takes would tell whether it was sent. */
    void send(MobileNumber to, String code) {
        Uni.createFrom()
                .deferred(() -> sent(to, code))
                .subscribe()
                .with(this::note, failure -> note(null, failure.getClass().getSimpleName()));
    }

    /** The phone had its share, or the day had. */
    void held(String why) {
        meters.counter(METER, "outcome", why).increment();
    }

    private Uni<SmsResult> sent(MobileNumber to, String code) {
        SmsAccount account = account();
        return senders.of(account.provider()).send(account, to, new SmsText(List.of(new Parameter("code", code))));
    }

    private SmsAccount account() {
        var sms = config.sms();
        SmsProvider provider = SmsProvider.named(sms.provider().orElse("none"));
        if (provider == null) {
            throw new IllegalStateException("boai.proof.sms.provider is not set");
        }
        return new SmsAccount(
                provider,
                sms.accessKeyId().orElse(null),
                sms.accessKeySecret().orElse(null),
                sms.signName().orElse(null),
                sms.template().orElse(null),
                sms.appId().orElse(null),
                sms.region());
    }

    private void note(SmsResult result) {
        boolean sent = result.sort() == SmsResult.Sort.SENT;
        note(sent, result.sort() + " " + result.code());
    }

    private void note(Boolean sent, String why) {
        boolean right = Boolean.TRUE.equals(sent);
        meters.counter(METER, "outcome", right ? "sent" : "failed").increment();
        if (!right) {
            LOG.errorf("a code could not be sent: %s. Look at boai.proof.sms and at the provider's account", why);
        }
    }
}
