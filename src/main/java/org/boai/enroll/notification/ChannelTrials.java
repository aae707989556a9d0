package org.boai.enroll.notification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.notification.channel.ChannelSettings;
import org.boai.enroll.notification.channel.Endpoint;
import org.boai.enroll.notification.channel.Layers;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Work;

/** Trying a channel: past the relay and at once, so that a steward sees what came of it. */
@ApplicationScoped
public class ChannelTrials {
    private static final int MOST = 3;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ChannelRepository channels;
    private final Channels adapters;
    private final Limits limits;
    private final AuditLog audit;
    private final Work work;
    private final NotificationConfig config;
    private final Clock clock;

    ChannelTrials(
            ChannelRepository channels,
            Channels adapters,
            Limits limits,
            AuditLog audit,
            Work work,
            NotificationConfig config,
            Clock clock) {
        this.channels = channels;
        this.adapters = adapters;
        this.limits = limits;
        this.audit = audit;
        this.work = work;
        this.config = config;
        this.clock = clock;
    }

    /** What is tried, opened. */
    private record Trial(Lineage lineage, ChannelSettings settings, List<StoredEndpoint> endpoints) {
        UUID channel() {
            return lineage.own().id();
        }
    }

    /**
     * Tells each active endpoint of an own channel, one after the other and outside any transaction.
     *
     * @throws ProblemException {@code channel-unknown}, also for an inherited one; {@code too-many-tries}; and those of
     *     setting it up
     */
    public Uni<List<TriedEndpoint>> test(ChannelPlace place, Caller caller) {
        var kind = place.requireKind();
        var adapter = adapters.require(kind);
        return work.in(caller.scope(), () -> channels.lineage(place.organization(), kind, caller)
                        .chain(lineage -> open(adapter, lineage)))
                .call(trial -> limits.take("channel-test:" + trial.channel(), MOST, WINDOW))
                .chain(trial -> work.whole(sendAll(adapter, trial).call(tried -> remember(trial, tried, caller))));
    }

    private Uni<Trial> open(Channel adapter, Lineage lineage) {
        var own = lineage.requireOwn();
        var layers = new Layers(Stream.concat(Stream.of(own), lineage.above().stream())
                .map(StoredChannel::says)
                .toList());
        return channels.endpoints(own.id())
                .map(all -> new Trial(
                        lineage,
                        layers.merged(adapter.destinations(), List.of()),
                        all.stream()
                                .filter(endpoint -> endpoint.state() == EndpointView.State.ACTIVE)
                                .toList()));
    }

    /** An adapter may answer on a thread of its own; what follows needs the request's. */
    private Uni<List<TriedEndpoint>> sendAll(Channel adapter, Trial trial) {
        var context = Vertx.currentContext();
        return Multi.createFrom()
                .iterable(trial.endpoints())
                .onItem()
                .transformToUniAndConcatenate(endpoint -> send(adapter, trial, endpoint))
                .collect()
                .asList()
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    private Uni<TriedEndpoint> send(Channel adapter, Trial trial, StoredEndpoint stored) {
        var settings = trial.settings();
        var endpoint = new Endpoint(stored.id(), stored.address(), settings.settings(), settings.secrets());
        var message = message(trial.lineage());
        return adapter.tell(message, endpoint).map(verdict -> TriedEndpoint.of(stored.id(), verdict));
    }

    private Message message(Lineage lineage) {
        var told = new Message.Told(lineage.organizationId(), lineage.organizationName());
        return new Message(
                Ids.next(), clock.instant(), Message.Occasion.TEST, told, List.of(), false, config.inboxUrl(), null);
    }

    /** An endpoint that answers is told again at once. */
    private Uni<Void> remember(Trial trial, List<TriedEndpoint> tried, Caller caller) {
        var alive = tried.stream()
                .filter(TriedEndpoint::delivered)
                .map(TriedEndpoint::endpoint)
                .toArray(UUID[]::new);
        UUID organization = trial.lineage().organizationId();
        return work.in(caller.scope(), () -> channels.revive(trial.channel(), alive)
                .invoke(() -> audit.record(
                        caller.actor(), AuditEvent.of("channel-tested", "channel", trial.channel(), organization))));
    }
}
