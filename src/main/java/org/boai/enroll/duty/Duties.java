package org.boai.enroll.duty;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.calendar.WorkingClock;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.Ids;

/** Opens what a branch owes a new member and closes it, in the unit of work of the caller. */
@ApplicationScoped
public class Duties {
    private static final String OPEN =
            """
            INSERT INTO duties (id, member_id, organization_id, kind, state, due_at, opened_at)
            SELECT d.id, $1, $2, d.kind, 'OPEN', d.due_at, $3
            FROM unnest($4::uuid[], $5::text[], $6::timestamptz[]) AS d (id, kind, due_at)""";

    private static final String SETTLE =
            """
            UPDATE duties SET state = 'DONE', closed_at = $3, closed_by = $4
            WHERE member_id = $1 AND kind = $2 AND state = 'OPEN'""";

    /** In the order of their identifiers, so that two who settle for the same members at once do not block each other. */
    private static final String SETTLE_ALL =
            """
            UPDATE duties SET state = 'DONE', closed_at = $3 WHERE id IN (SELECT id FROM duties
                WHERE member_id = ANY ($1) AND kind = $2 AND state = 'OPEN' ORDER BY id FOR UPDATE)""";

    private final List<Welcome> welcomes;
    private final WorkingClock workdays;
    private final DutyConfig config;
    private final Clock clock;

    Duties(@All List<Welcome> welcomes, WorkingClock workdays, DutyConfig config, Clock clock) {
        this.welcomes = welcomes;
        this.workdays = workdays;
        this.config = config;
        this.clock = clock;
    }

    /** For each admission, whoever decided it; what other features do for a new member is done with it. */
    public void open(UUID member, UUID organization) {
        Instant now = clock.instant();
        var kinds = List.of(DutyKind.values());
        UnitOfWork.later(Write.of(
                OPEN,
                member,
                organization,
                now,
                kinds.stream().map(kind -> Ids.next()).toArray(UUID[]::new),
                kinds.stream().map(Enum::name).toArray(String[]::new),
                kinds.stream()
                        .map(kind -> due(kind, now).atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new)));
        welcomes.forEach(one -> one.welcome(member, organization));
    }

    private Instant due(DutyKind kind, Instant now) {
        return switch (kind) {
            case CONTACT -> workdays.after(now, 2 * config.contactWorkingDays());
            case ENTRY_EDUCATION -> now.plus(Duration.ofDays(config.entryEducationDays()));
            case FIRST_ACTIVITY -> now.plus(Duration.ofDays(config.firstActivityDays()));
        };
    }

    /**
     * Under the scope of whoever holds the course or the activity, or the system's: what it was is done, if it was open.
     *
     * @param by the account that says so; null when it closes by itself
     */
    public Uni<Boolean> settle(UUID member, DutyKind kind, UUID by) {
        return Statements.update(SETTLE, member, kind, clock.instant(), by).map(rows -> rows > 0);
    }

    /** As {@link #settle} for many members at once, by itself and under the system's scope. */
    public Uni<Void> settleAll(List<UUID> members, DutyKind kind) {
        return members.isEmpty()
                ? Uni.createFrom().voidItem()
                : Statements.update(SETTLE_ALL, members.toArray(UUID[]::new), kind, clock.instant())
                        .replaceWithVoid();
    }
}
