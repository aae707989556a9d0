package org.boai.enroll.notification;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Sessions;

/**
 * The live stream of an inbox: says only "something changed, up to n", and of what is the caller's own only that there is
 * something new, e.g. a duty that was handed over. Ends with the token, and within five seconds
 * of the account being disabled, moved or signed out everywhere.
 */
@ApplicationScoped
class NoticeStream {
    private final InboxSignals signals;
    private final PersonalSignals personal;
    private final Sessions sessions;
    private final NotificationConfig config;
    private final Clock clock;

    NoticeStream(
            InboxSignals signals, PersonalSignals personal, Sessions sessions, NotificationConfig config, Clock clock) {
        this.signals = signals;
        this.personal = personal;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** @param seen the last number that the client has read, or 0; @param until when the token ends */
    Multi<OutboundSseEvent> open(Caller caller, long seen, Instant until, Sse sse) {
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
        return Multi.createBy()
                .merging()
                .streams(changes, mine, heartbeat, ended)
                .select()
                .first(event -> event != end);
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
