package org.boai.enroll.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.notification.channel.Verdict;
import org.jboss.logging.Logger;

/** Sends one message, with no transaction open, and has written down what came of it. */
@ApplicationScoped
class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final double JITTER = 0.2;

    private final Channels channels;
    private final Outcomes outcomes;
    private final RelayConfig config;
    private final NotificationConfig inbox;
    private final MeterRegistry meters;
    private final Clock clock;

    Sending(
            Channels channels,
            Outcomes outcomes,
            RelayConfig config,
            NotificationConfig inbox,
            MeterRegistry meters,
            Clock clock) {
        this.channels = channels;
        this.outcomes = outcomes;
        this.config = config;
        this.inbox = inbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Ends when what came of it is written down.
     *
     * @param judged is told as soon as there is a verdict, whether it was a failure
     */
    Uni<Void> send(Sendable message, Consumer<Boolean> judged) {
        List<Delivery> deliveries = message.deliveries();
        ChannelKind kind = deliveries.get(0).kind();
        return verdict(message)
                .onFailure()
                .recoverWithItem(Sending::unexpected)
                // whoever answers later than this answers nobody: the row is due again
                .ifNoItem()
                .after(config.lease())
                .recoverWithItem(() -> Verdict.later("no-verdict"))
                .invoke(verdict -> meters.counter(
                                "boai.deliveries", "verdict", verdict.sort().name(), "kind", kind.name())
                        .increment(deliveries.size()))
                .invoke(verdict -> judged.accept(verdict.failed()))
                .chain(verdict -> outcomes.write(outcomes(deliveries, verdict)));
    }

    /** What was taken and not begun is due again, as if it had not been taken. */
    Uni<Void> giveBack(List<Delivery> deliveries) {
        return outcomes.write(deliveries.stream().map(Outcome::givenBack).toList());
    }

    private Uni<Verdict> verdict(Sendable sendable) {
        var opened = sendable.opened();
        if (opened == null) {
            return Uni.createFrom().item(Verdict.later("endpoint-unreadable"));
        }
        var links = new Messages.Links(inbox.inboxUrl(), sendable.acknowledgment());
        var deliveries = sendable.deliveries();
        Message message = Messages.of(deliveries, opened.owner(), links, clock.instant());
        return channels.require(deliveries.get(0).kind()).tell(message, opened.endpoint());
    }

    /** An adapter should not fail. The message of what it throws may hold an address, so only its class is told. */
    private static Verdict unexpected(Throwable failure) {
        LOG.errorf(
                "an adapter failed instead of judging: %s", failure.getClass().getName());
        return Verdict.later("adapter-failed");
    }

    private List<Outcome> outcomes(List<Delivery> deliveries, Verdict verdict) {
        var patience = new Outcome.Patience(config.attempts(), config.firstRetry());
        // one for all: what was gathered stays together
        double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return deliveries.stream()
                .map(delivery -> Outcome.of(delivery, verdict, patience, jitter))
                .toList();
    }
}
