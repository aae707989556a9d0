package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.CodeConfig;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.member.Membership;
import org.boai.enroll.member.Memberships;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.PersonSession;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.SharedCounts;
import org.boai.enroll.security.Work;
import org.boai.enroll.web.BriefCache;
import org.boai.enroll.web.Rendered;

/**
 * Calendars that phones and mail programs read by themselves: of a branch what is open to everyone, of a member what they signed
 * up for, at an address that nobody can guess and the member can give up.
 */
@ApplicationScoped
public class CalendarService {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long MEGABYTE = 1 << 20;

    private static final String RENEW =
            """
            INSERT INTO calendar_addresses (member_id, token_hash, made_at) VALUES ($1, $2, $3)
            ON CONFLICT (member_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at""";

    private static final String REVOKE = "DELETE FROM calendar_addresses WHERE member_id = $1";

    private final BriefCache<UUID, Rendered> branches;
    private final CalendarProjection calendars;
    private final CalendarDrawing drawing;
    private final Memberships memberships;
    private final SharedCounts counts;
    private final CodeConfig codes;
    private final ActivityConfig config;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    CalendarService(
            CalendarProjection calendars,
            CalendarDrawing drawing,
            Memberships memberships,
            SharedCounts counts,
            CodeConfig codes,
            ActivityConfig config,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.branches = new BriefCache<>(
                Duration.ofSeconds(config.calendarKeptSeconds()),
                config.calendarKeptMegabytes() * MEGABYTE,
                (organization, calendar) -> calendar.weight());
        this.calendars = calendars;
        this.drawing = drawing;
        this.memberships = memberships;
        this.counts = counts;
        this.codes = codes;
        this.config = config;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** How long a reader may keep a member's calendar. */
    public Duration fresh() {
        return config.calendarFresh();
    }

    /**
     * Without signing in. An address that was given up is like one that never was.
     *
     * @throws ProblemException {@code calendar-unknown}, {@code too-many-requests}
     */
    public Uni<Rendered> read(String token) {
        countAddress();
        return work.in(Scope.SYSTEM, () -> calendars
                        .memberAt(RandomToken.hash(token))
                        .onItem()
                        .ifNull()
                        .failWith(CalendarService::unknown)
                        // of addresses that exist alone: made-up ones must not fill the room for counting
                        .invoke(member ->
                                counts.take(new Limit("calendar", config.calendarReads(), WINDOW), member.toString()))
                        .chain(calendars::ofMember))
                .chain(entries -> drawing.of("我的红十字活动", entries));
    }

    /**
     * What is open to everyone: made once for all who read it within some seconds, and only that counts against their addresses.
     *
     * @throws ProblemException {@code calendar-unknown}, {@code too-many-requests}
     */
    public Uni<Rendered> ofOrganization(UUID organization) {
        return branches.get(organization, this::countAddress, () -> work.in(Scope.CITIZEN, () -> calendars
                        .ofOrganization(organization)
                        .onItem()
                        .ifNull()
                        .failWith(CalendarService::unknown))
                .chain(branch -> drawing.of(branch.name(), branch.entries())));
    }

    private void countAddress() {
        counts.take(new Limit("calendars", config.calendarReadsPerAddress(), WINDOW), CurrentAddress.get());
    }

    /** Whether there is an address. @throws ProblemException {@code not-a-member} */
    public Uni<OwnCalendar> own(PersonSession person) {
        return work.in(
                person.scope(),
                () -> work.widened(Scope.SYSTEM, person.scope(), () -> calendars.own(person.personKey())));
    }

    /** A new address; the one before leads nowhere any more. @throws ProblemException {@code not-a-member} */
    public Uni<OwnCalendar> renew(PersonSession person) {
        String token = RandomToken.next();
        var now = clock.instant();
        return work.in(
                person.scope(),
                () -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                        .lockedOf(person.personKey())
                        .call(member -> Statements.update(RENEW, member.id(), RandomToken.hash(token), now))
                        .invoke(member -> record("calendar-address-made", member, person))
                        .call(() -> UnitOfWork.current().write())
                        .map(member -> new OwnCalendar(
                                codes.publicUrl() + "/calendars/" + token + ".ics",
                                now.atZone(clock.getZone()).toOffsetDateTime()))));
    }

    /** Without one, nothing happens. @throws ProblemException {@code not-a-member} */
    public Uni<Void> revoke(PersonSession person) {
        return work.in(
                person.scope(),
                () -> work.widened(Scope.SYSTEM, person.scope(), () -> memberships
                        .lockedOf(person.personKey())
                        .call(member -> Statements.update(REVOKE, member.id()))
                        .invoke(member -> record("calendar-address-revoked", member, person))
                        .chain(() -> UnitOfWork.current().write())));
    }

    private void record(String what, Membership member, PersonSession person) {
        audit.record(person.actor(), AuditEvent.of(what, "member", member.id(), member.organizationId()));
    }

    private static ProblemException unknown() {
        return ProblemException.of(ActivityProblem.CALENDAR_UNKNOWN);
    }
}
