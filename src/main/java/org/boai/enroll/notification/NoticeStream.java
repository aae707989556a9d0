package org.boai.enroll.notification;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Sessions;
import org.jboss.logging.Logger;

/**
 * The live stream of an inbox: says only "something changed, up to n", and of what is the caller's own only that there is
 * something new, e.g. a duty that was handed over. Ends with the token, and within five seconds
 * of the account being disabled, moved or signed out everywhere; and with the program, whose clients go to another replica.
 */
@ApplicationScoped
class NoticeStream {
    private static final Logger LOG = Logger.getLogger(NoticeStream.class);

    private final InboxSignals signals;
    private final PersonalSignals personal;
    private final Sessions sessions;
    private final NotificationConfig config;
    private final Clock clock;
    private final Set<MultiEmitter<? super OutboundSseEvent>> streams = ConcurrentHashMap.newKeySet();
    private final Thread farewell = new Thread(this::end, "streams-stop");
    private volatile boolean stopping;

    NoticeStream(
            InboxSignals signals, PersonalSignals personal, Sessions sessions, NotificationConfig config, Clock clock) {
        this.signals = signals;
        this.personal = personal;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** The server waits for its requests before anything else of ours hears of the stop, and a stream would never be done. */
    void begin(@Observes StartupEvent event) {
        try {
            Runtime.getRuntime().addShutdownHook(farewell);
        } catch (IllegalStateException alreadyStopping) {
            stopping = true;
        }
    }

    private void end() {
        stopping = true;
        streams.forEach(NoticeStream::complete);
    }

    private static void complete(MultiEmitter<?> stream) {
        try {
            stream.complete();
        } catch (RuntimeException gone) {
            LOG.debugf("a stream ends by itself: %s", gone.getClass().getName());
        }
    }

    /** Where the machine goes on without the program, as in a test, it is not kept in memory. */
    void forget(@Observes ShutdownEvent event) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException stops) {
            LOG.tracef("streams end with the machine: %s", stops);
        }
    }

    /** @param seen the last number that the client has read, or 0; @param until when the token ends */
    Multi<OutboundSseEvent> open(Caller caller, long seen, Instant until, Sse sse) {
        if (stopping) {
            throw ProblemException.of(CommonProblem.OVERLOADED);
        }
        if (signals.streams() >= config.maxStreams()) {
            throw ProblemException.of(NoticeProblem.TOO_MANY_STREAMS).retryAfter(Duration.ofMinutes(1));
        }
        OutboundSseEvent end = sse.newEventBuilder().comment("end").build();
        var changes =
                signals.of(caller.organizationId()).filter(upTo -> upTo > seen).map(upTo -> changed(sse, upTo));
        var mine = personal.of(caller.accountId()).map(signals -> mine(sse));
        var heartbeat = ticks(config.heartbeat())
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        var ended = ticks(config.recheck())
                .onItem()
                .transformToUniAndConcatenate(tick -> stillOpen(caller, until))
                .filter(open -> !open)
                .map(closed -> end);
        var stop = Multi.createFrom()
                .<OutboundSseEvent>emitter(this::untilTheStop)
                .onCompletion()
                .continueWith(end);
        return Multi.createBy()
                .merging()
                .streams(changes, mine, heartbeat, ended, stop)
                .select()
                .first(event -> event != end);
    }

    private void untilTheStop(MultiEmitter<? super OutboundSseEvent> emitter) {
        streams.add(emitter);
        emitter.onTermination(() -> streams.remove(emitter));
        if (stopping) {
            emitter.complete();
        }
    }

    private static Multi<Long> ticks(Duration every) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(every)
                .every(every)
                .onOverflow()
                .drop();
    }

    /** A database that does not answer at this moment is no reason to end a stream. */
    private Uni<Boolean> stillOpen(Caller caller, Instant until) {
        if (!clock.instant().isBefore(until)) {
            return Uni.createFrom().item(false);
        }
        return sessions.stillAs(caller).onFailure().recoverWithItem(true);
    }

    private static OutboundSseEvent changed(Sse sse, long upTo) {
        return sse.newEventBuilder()
                .id(String.valueOf(upTo))
                .name("changed")
                .data("{\"upTo\":" + upTo + "}")
                .build();
    }

    /** Without a number: it is not of the inbox, and a reader who comes back asks for the own list anyhow. */
    private static OutboundSseEvent mine(Sse sse) {
        return sse.newEventBuilder().name("mine").data("{}").build();
    }

    /** @param upTo the number up to which the inbox has grown */
    record Changed(long upTo) {}
}
