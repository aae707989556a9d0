package org.boai.enroll.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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
     * Never fails.
     *
     * @param opened         null when the endpoint could not be opened
     * @param acknowledgment the link that the message carries, or null
     */
    Uni<Void> send(List<Delivery> deliveries, Endpoints.Opened opened, String acknowledgment) {
        ChannelKind kind = deliveries.get(0).kind();
        return verdict(deliveries, opened, acknowledgment)
                .onFailure()
                .recoverWithItem(Sending::unexpected)
                // whoever answers later than this answers nobody: the row is due again
                .ifNoItem()
                .after(config.lease())
                .recoverWithItem(() -> Verdict.later("no-verdict"))
                .invoke(verdict -> meters.counter(
                                "boai.deliveries", "verdict", verdict.sort().name(), "kind", kind.name())
                        .increment(deliveries.size()))
                .chain(verdict -> outcomes.write(outcomes(deliveries, verdict)));
    }

    private Uni<Verdict> verdict(List<Delivery> deliveries, Endpoints.Opened opened, String acknowledgment) {
        if (opened == null) {
            return Uni.createFrom().item(Verdict.later("endpoint-unreadable"));
        }
        var links = new Messages.Links(inbox.inboxUrl(), acknowledgment);
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
