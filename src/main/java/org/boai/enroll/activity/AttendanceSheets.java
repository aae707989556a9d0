package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.activity.AttendanceProjection.Expected;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Turns;
import org.boai.enroll.security.Work;

/**
 * Prints the sheets that are signed at doors, names of adults in full, so each print is on record and says whose copy it is, and an
 * account gets so many in an hour. One is drawn at a time, off the event loop and after the transaction, and few may wait.
 */
@ApplicationScoped
public class AttendanceSheets {
    /** Of some 70 pages. */
    private static final int PART = 2000;

    private static final int WAITING = 16;
    private static final Duration HOUR = Duration.ofHours(1);

    private final CheckInActivities activities;
    private final AttendanceProjection attendances;
    private final AuditLog audit;
    private final Limits limits;
    private final Work work;
    private final CheckInConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final Turns drawing = new Turns(1, WAITING);

    AttendanceSheets(
            CheckInActivities activities,
            AttendanceProjection attendances,
            AuditLog audit,
            Limits limits,
            Work work,
            CheckInConfig config,
            Vertx vertx,
            Clock clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.audit = audit;
        this.limits = limits;
        this.work = work;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** A printed part. @param next where the following begins, or null after the last */
    public record Printed(UUID activity, byte[] pdf, UUID next) {
        /** As {@code Content-Disposition} says it: nothing of anybody. */
        String fileName() {
            return "sign-in-sheet-" + activity + ".pdf";
        }

        /** To the following part (RFC 8288), or null after the last. */
        String link() {
            return next == null
                    ? null
                    : "</api/v1/activities/" + activity + "/sign-in-sheet?after=" + next + ">; rel=\"next\"";
        }

        @Override
        public String toString() {
            return "Printed[" + activity + "]";
        }
    }

    /** Those with a place, and how many come before. */
    private record Part(CheckInActivity activity, int from, List<Expected> expected, UUID next) {
        static Part of(CheckInActivity activity, int from, List<Expected> oneMore) {
            boolean more = oneMore.size() > PART;
            var expected = more ? oneMore.subList(0, PART) : oneMore;
            return new Part(
                    activity, from, expected, more ? expected.get(PART - 1).id() : null);
        }
    }

    /**
     * @param after where the part before ended, or null for the first
     * @param blank lines after the last name
     * @throws ProblemException {@code activity-unknown}, {@code no-sign-in-sheet}, {@code too-many-tries}, {@code overloaded}
     */
    public Uni<Printed> print(UUID activity, UUID after, int blank, Caller caller) {
        return limits.take("sign-in-sheet:" + caller.accountId(), config.sheetsAnHour(), HOUR)
                .chain(() -> work.in(caller.scope(), () -> activities
                        .require(activity, caller)
                        .map(of -> of.requireSheet(clock.instant(), config))
                        .chain(of -> part(of, after))
                        .invoke(part -> record(part, caller))))
                .chain(part -> drawing.take(() -> vertx.executeBlocking(() -> draw(part, blank, caller), false)));
    }

    private Uni<Part> part(CheckInActivity activity, UUID after) {
        return attendances.before(activity.id(), after).chain(from -> attendances
                .expected(activity.id(), after, PART + 1)
                .map(expected -> Part.of(activity, from, expected)));
    }

    private void record(Part part, Caller caller) {
        audit.record(
                caller.actor(),
                new AuditEvent(
                        "sign-in-sheet-printed",
                        "activity",
                        part.activity().id().toString(),
                        part.activity().organization(),
                        List.of("FULL_NAME")));
    }

    private Printed draw(Part part, int blank, Caller caller) {
        var sheet = new AttendanceSheet(
                part.activity(),
                part.expected().stream().map(Expected::name).toList(),
                part.from(),
                part.next() == null ? blank : 0,
                caller.username(),
                LocalDateTime.now(clock));
        return new Printed(part.activity().id(), sheet.pdf(), part.next());
    }
}
