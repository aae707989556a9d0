package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.Caller;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Makes one membership of two. The one who joined first goes on, with number and date, which are for life; the particulars and the
 * organization are those that were chosen. The other row ends and says into which.
 */
@ApplicationScoped
public class MemberMerging {
    private static final String LOCK =
            """
            SELECT m.id, m.number, m.organization_id, m.group_id, m.residence_region_id, m.joined_on, m.full_name, m.phone,
                m.birth_date, m.document_number, m.status, m.kind
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE m.id = ANY ($1) AND o.ancestors @> ARRAY[cast($2 AS uuid)] ORDER BY m.id FOR UPDATE OF m""";

    private static final String END =
            """
            UPDATE members SET status = 'REMOVED', ended_on = $2, end_reason = 'MERGED', merged_into = $3, version = version + 1
            WHERE id = $1""";

    private static final String GOES_ON =
            """
            UPDATE members SET organization_id = $2, group_id = $3, residence_region_id = $4, kind = $5, version = version + 1
            WHERE id = $1""";

    private final SealedMembers sealed;
    private final BlindIndex index;
    private final MemberHistory history;
    private final AuditLog audit;
    private final Clock clock;

    MemberMerging(SealedMembers sealed, BlindIndex index, MemberHistory history, AuditLog audit, Clock clock) {
        this.sealed = sealed;
        this.index = index;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Two members, and what goes on of the second one.
     *
     * @param person       name, phone, birth date, document and kind
     * @param organization with group and residence
     */
    public record Choice(UUID first, UUID second, boolean person, boolean organization) {}

    /**
     * What a merge has done.
     *
     * @param endedWhere where the one that ended belonged
     * @param keys       who the two were: description keys
     * @param moved      whether the one that goes on belongs elsewhere now
     * @param phones     of both as they were, to tell them
     */
    public record Outcome(
            UUID goesOn, UUID ended, UUID endedWhere, List<byte[]> keys, boolean moved, Set<MobileNumber> phones) {
        @Override
        public String toString() {
            return "Outcome[" + goesOn + " " + ended + "]";
        }
    }

    /** What the one that goes on becomes. */
    private record Merged(MemberKind kind, Half place) {}

    /** One of the two, as it stands. */
    private record Half(Object[] row) {
        UUID id() {
            return (UUID) row[0];
        }

        String number() {
            return (String) row[1];
        }

        UUID organization() {
            return (UUID) row[2];
        }

        LocalDate joinedOn() {
            return (LocalDate) row[5];
        }

        boolean active() {
            return "ACTIVE".equals(row[10]);
        }

        MemberKind kind() {
            return MemberKind.valueOf((String) row[11]);
        }
    }

    /**
     * In the unit of work of the caller.
     *
     * @return what either had open is for the caller to close
     * @throws ProblemException {@code member-unknown}, also outside the subtree; {@code membership-over};
     *     {@code member-already} when a third one is a member under what is kept
     */
    public Uni<Outcome> merge(Choice choice, Caller caller) {
        return Statements.rows(LOCK, new UUID[] {choice.first(), choice.second()}, caller.organizationId())
                .map(MemberMerging::requireTwo)
                .chain(two -> {
                    boolean inOrder = two.get(0).id().equals(choice.first());
                    Half first = inOrder ? two.get(0) : two.get(1);
                    Half second = inOrder ? two.get(1) : two.get(0);
                    return merge(first, second, choice, caller);
                });
    }

    private static List<Half> requireTwo(List<Object[]> rows) {
        if (rows.size() != 2) {
            throw ProblemException.of(MemberProblem.MEMBER_UNKNOWN);
        }
        var two = rows.stream().map(Half::new).toList();
        if (!two.stream().allMatch(Half::active)) {
            throw ProblemException.of(MemberProblem.MEMBERSHIP_OVER);
        }
        return two;
    }

    private Uni<Outcome> merge(Half first, Half second, Choice choice, Caller caller) {
        Half goesOn = second.joinedOn().isBefore(first.joinedOn()) ? second : first;
        Half ends = goesOn == first ? second : first;
        Half person = choice.person() ? second : first;
        Half place = choice.organization() ? second : first;
        LocalDate today = LocalDate.now(clock);
        var row = place.row();
        // read before anything is written: the particulars are sealed for the row that they stand in
        Person gone = person(ends.row());
        Person stays = person(goesOn.row());
        Person particulars = person == ends ? gone : stays;
        return Statements.update(END, ends.id(), today, goesOn.id())
                .chain(() -> sealed.write(goesOn.id(), particulars))
                .chain(() ->
                        Statements.update(GOES_ON, goesOn.id(), place.organization(), row[3], row[4], person.kind()))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> ProblemException.of(MemberProblem.MEMBER_ALREADY))
                .invoke(() -> note(goesOn, ends, new Merged(person.kind(), place), caller))
                .replaceWith(() -> new Outcome(
                        goesOn.id(),
                        ends.id(),
                        ends.organization(),
                        List.of(gone.descriptionKey(index), stays.descriptionKey(index)),
                        !goesOn.organization().equals(place.organization()),
                        Set.copyOf(List.of(gone.phone(), stays.phone()))));
    }

    private Person person(Object[] row) {
        return sealed.open((UUID) row[0], (Buffer) row[6], (Buffer) row[7], (Buffer) row[8], (Buffer) row[9]);
    }

    private void note(Half goesOn, Half ends, Merged merged, Caller caller) {
        var kind = merged.kind();
        var place = merged.place();
        LocalDate today = LocalDate.now(clock);
        history.note(MemberEvent.of(goesOn.id(), MemberEventKind.MERGED, today, place.organization())
                .turned(goesOn.kind() == kind ? null : goesOn.kind(), goesOn.kind() == kind ? null : kind)
                .movedFrom(goesOn.organization().equals(place.organization()) ? null : goesOn.organization())
                .because(ends.number(), caller.accountId()));
        history.note(MemberEvent.of(ends.id(), MemberEventKind.REMOVED, today, ends.organization())
                .because(goesOn.number(), caller.accountId()));
        audit.record(caller.actor(), AuditEvent.of("member-merged", "member", goesOn.id(), place.organization()));
        audit.record(caller.actor(), AuditEvent.of("member-removed", "member", ends.id(), ends.organization()));
    }
}
