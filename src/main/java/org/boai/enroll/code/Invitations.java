package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.InvitationState.Event;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.hibernate.exception.ConstraintViolationException;

/**
 * One-time invitations to apply through a code, in the session of the caller. Of a token the database knows the hash alone;
 * whoever holds it opens one row and nothing else.
 */
@ApplicationScoped
public class Invitations {
    private static final String REVOKE =
            """
            UPDATE invitations SET state = 'REVOKED', closed_at = $2 WHERE subject_id = ANY ($1) AND state IN (%s)"""
                    .formatted(InvitationState.whenInSql(Event.REVOKE));

    private static final String ISSUE =
            """
            INSERT INTO invitations (id, token_hash, code, organization_id, subject_id, state, issued_at, issued_by, expires_at)
            SELECT n.id, n.token_hash, $4, $5, n.subject_id, 'OPEN', $6, $7, $8
            FROM unnest($1::uuid[], $2::bytea[], $3::uuid[]) AS n (id, token_hash, subject_id)""";

    private static final String LOCK_ALL =
            "SELECT i.subject_id, i.state FROM invitations i WHERE i.subject_id = ANY ($1) ORDER BY i.id FOR UPDATE";

    private static final String FIND =
            """
            SELECT i.id, i.subject_id, i.code, i.organization_id FROM invitations i
            WHERE i.token_hash = $1 AND i.state IN (%s) AND i.expires_at > $2"""
                    .formatted(InvitationState.whenInSql(Event.USE));

    private static final String LOCK = FIND + " AND i.code = $3 FOR UPDATE";

    private static final String USE =
            """
            UPDATE invitations SET state = 'USED', closed_at = $2, application_id = $3, certified = $4, differs = $5
            WHERE id = $1""";

    private static final String USED_FOR =
            """
            SELECT i.application_id, c.title, i.certified, i.differs
            FROM invitations i JOIN enrollment_codes c ON c.code = i.code WHERE i.application_id = ANY ($1)""";

    private static final String CODE =
            """
            SELECT state, valid_from, valid_until, max_applications, applications FROM enrollment_codes WHERE code = $1""";

    private static final String OF_A_CLASS =
            """
            SELECT EXISTS (SELECT 1 FROM enrollment_codes
                WHERE code = $1 AND organization_id = $2 AND occasion = 'FIRST_AID_CLASS')""";

    private final InvitedPersons persons;
    private final InvitationGuesses guesses;
    private final AuditLog audit;
    private final Work work;
    private final CodeConfig codes;
    private final InvitationConfig config;
    private final Clock clock;

    Invitations(
            InvitedPersons persons,
            InvitationGuesses guesses,
            AuditLog audit,
            Work work,
            CodeConfig codes,
            InvitationConfig config,
            Clock clock) {
        this.persons = persons;
        this.guesses = guesses;
        this.audit = audit;
        this.work = work;
        this.codes = codes;
        this.config = config;
        this.clock = clock;
    }

    /** Through which code, and for which organization. */
    public record From(String code, UUID organization, Caller caller) {}

    /** Whether the organization issued this code for a first-aid class. */
    public Uni<Boolean> isOfAClass(String code, UUID organization) {
        return Statements.row(OF_A_CLASS, code, organization).map(row -> (Boolean) row[0]);
    }

    /**
     * Who of these has applied by one. Locks what they have, so that whoever applies at this moment comes before, and is seen
     * here, or after, with what holds then. The caller has locked whom they are for.
     */
    public Uni<Set<UUID>> used(List<UUID> subjects) {
        return Statements.rows(LOCK_ALL, (Object) subjects.toArray(UUID[]::new)).map(rows -> rows.stream()
                .filter(row -> InvitationState.valueOf((String) row[1]) == InvitationState.USED)
                .map(row -> (UUID) row[0])
                .collect(Collectors.toSet()));
    }

    /**
     * New ones, in this order; what these had before opens nothing any more. The caller has asked {@link #used} before.
     *
     * @throws ProblemException why the code opens no door, e.g. {@code code-paused}: nobody is handed what leads nowhere
     */
    public Uni<List<GivenInvitation>> give(List<UUID> subjects, From from) {
        Instant now = clock.instant();
        return Statements.row(CODE, from.code())
                .invoke(row -> requireOpen(row, now))
                .chain(() -> issue(subjects, from, now));
    }

    /** Or to be, before the last that is given now is over. */
    private void requireOpen(Object[] row, Instant now) {
        Instant begin = ((OffsetDateTime) row[1]).toInstant();
        Instant end = row[2] == null ? null : ((OffsetDateTime) row[2]).toInstant();
        var status = CodeFacts.status((String) row[0], begin, end, (Integer) row[3], (Integer) row[4], now);
        boolean inTime = begin.isBefore(until(now).toInstant());
        if (status != CodeStatus.NOT_YET_VALID || !inTime) {
            status.requireOpen();
        }
    }

    private OffsetDateTime until(Instant now) {
        return now.atZone(SystemClock.ZONE).plus(config.goodFor()).toOffsetDateTime();
    }

    private Uni<List<GivenInvitation>> issue(List<UUID> subjects, From from, Instant now) {
        OffsetDateTime until = until(now);
        List<GivenInvitation> given = new ArrayList<>();
        List<Buffer> hashes = new ArrayList<>();
        for (UUID subject : subjects) {
            String token = RandomToken.next();
            hashes.add(Buffer.buffer(RandomToken.hash(token)));
            given.add(new GivenInvitation(subject, codes.publicUrl() + "/i/" + token, until));
        }
        return Statements.update(REVOKE, subjects.toArray(UUID[]::new), now)
                .chain(() -> Statements.update(
                        ISSUE,
                        subjects.stream().map(subject -> Ids.next()).toArray(UUID[]::new),
                        hashes.toArray(Buffer[]::new),
                        subjects.toArray(UUID[]::new),
                        from.code(),
                        from.organization(),
                        now,
                        from.caller().accountId(),
                        until))
                .replaceWith(given);
    }

    /** @return how many were open */
    public Uni<Integer> revoke(List<UUID> subjects) {
        return Statements.update(REVOKE, subjects.toArray(UUID[]::new), clock.instant());
    }

    /**
     * Uses an invitation for an application that is being submitted, and gives it back when that is rolled back. Of two at
     * once the second waits for the first.
     *
     * @throws ProblemException {@code invitation-refused}, {@code too-many-requests}
     */
    public Uni<RedeemedInvitation> redeem(String token, UseInvitation use) {
        guesses.requireFew();
        byte[] hash = RandomToken.hash(token);
        return work.widened(
                Scope.link(hash), Scope.CITIZEN, () -> Statements.row(LOCK, hash, clock.instant(), use.code())
                        .onItem()
                        .ifNull()
                        .failWith(guesses::refused)
                        .chain(row -> used(row, use)));
    }

    private Uni<RedeemedInvitation> used(Object[] row, UseInvitation use) {
        return persons.find((UUID) row[1]).chain(person -> {
            if (person == null) {
                throw guesses.refused();
            }
            var redeemed = new RedeemedInvitation(person.certified(), person.differs(use.name(), use.phone()));
            audit.record(use.actor(), AuditEvent.of("invitation-used", "invitation", row[0], (UUID) row[3]));
            return Statements.update(
                            USE, row[0], clock.instant(), use.application(), redeemed.certified(), redeemed.differs())
                    // the one for whom it is has applied by another one
                    .onFailure(ConstraintViolationException.class)
                    .transform(applied -> guesses.refused())
                    .replaceWith(redeemed);
        });
    }

    /** In the scope at hand; those of the applications that came by one. */
    public Uni<List<UsedInvitation>> usedFor(UUID... applications) {
        return Statements.rows(USED_FOR, (Object) applications).map(rows -> rows.stream()
                .map(row -> new UsedInvitation(
                        (UUID) row[0],
                        (String) row[1],
                        new RedeemedInvitation((Boolean) row[2], (Boolean) row[3]).proof()))
                .toList());
    }

    /** In the scope of the token. @return null for what opens nothing */
    Uni<Opened> find(byte[] hash) {
        return Statements.row(FIND, hash, clock.instant())
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : persons.find((UUID) row[1])
                                .map(person -> person == null ? null : new Opened((String) row[2], person)));
    }

    /** What a good token opens. */
    record Opened(String code, InvitedPerson person) {}
}
