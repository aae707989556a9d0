package org.boai.enroll.proof;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
    private static final String OUTCOME = "outcome";
    private static final long AFTER_MILLIS = 20;
    private static final Set<SmsResult.Sort> TAKEN = Set.of(SmsResult.Sort.SENT, SmsResult.Sort.UNSURE);

    private final SmsSenders senders;
    private final ProofConfig config;
    private final MeterRegistry meters;
    private final Vertx vertx;

    CodeMessages(SmsSenders senders, ProofConfig config, MeterRegistry meters, Vertx vertx) {
        this.vertx = vertx;
        this.senders = senders;
        this.config = config;
        this.meters = meters;
        for (String outcome : List.of("sent", "failed", "number", "held", "budget")) {
            meters.counter(METER, OUTCOME, outcome);
        }
    }

    /** Not refused: where phones need no proof, nothing is missing. */
    void begin(@Observes StartupEvent event) {
        if (config.sms().provider().isEmpty()) {
            LOG.warn(
                    "boai.proof.sms.provider is not set: no phone can be proved, and nobody can apply where it must be");
        }
    }

    /**
     * Leaves after the answer, whose time would tell whether something was sent.
     *
     * @param unsent done when the provider certainly took nothing
     */
    void send(MobileNumber to, String code, Supplier<Uni<Void>> unsent) {
        vertx.setTimer(AFTER_MILLIS, timer -> Uni.createFrom()
                .deferred(() -> sent(to, code))
                .onFailure()
                .recoverWithItem(CodeMessages::notSet)
                .invoke(this::note)
                .chain(result ->
                        TAKEN.contains(result.sort()) ? Uni.createFrom().voidItem() : unsent.get())
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("a code that was not sent counts as one: %s", failure)));
    }

    private static SmsResult notSet(Throwable failure) {
        return new SmsResult(SmsResult.Sort.REFUSED, "boai.proof.sms", null);
    }

    /** What was not sent, and why: the phone had its share, or the day had. */
    void count(ProofRows.Room room) {
        switch (room) {
            case ENOUGH -> {
                // counted when the provider has answered
            }
            case PHONE_HAD_ITS_SHARE -> meters.counter(METER, OUTCOME, "held").increment();
            case BUDGET_SPENT -> meters.counter(METER, OUTCOME, "budget").increment();
        }
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
        String outcome =
                switch (result.sort()) {
                    case SENT -> "sent";
                    case NUMBER_GONE -> "number";
                    default -> "failed";
                };
        meters.counter(METER, OUTCOME, outcome).increment();
        if (outcome.equals("failed")) {
            LOG.errorf(
                    "a code could not be sent: %s %s. Look at boai.proof.sms and at the provider's account",
                    result.sort(), result.code());
        }
    }
}
