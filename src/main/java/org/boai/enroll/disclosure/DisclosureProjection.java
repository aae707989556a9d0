package org.boai.enroll.disclosure;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;

/** Finds disclosures within a caller's subtree, in the session at hand. */
@ApplicationScoped
class DisclosureProjection {
    /** Ours alone: of those that other features have given nobody decides anything. */
    private static final String LOCK =
            """
            SELECT d.* FROM disclosures d JOIN organizations o ON o.id = d.organization_id
            WHERE d.id = :id AND d.subject_kind IN ('MEMBER', 'APPLICATION') AND o.ancestors @> ARRAY[cast(:subtree AS uuid)]
            FOR UPDATE OF d""";

    private static final String WAITING =
            """
            SELECT d.id, d.subject_kind, d.subject_id, o.id AS organization_id, o.name, d.fields, d.reason, a.username,
                d.asked_at
            FROM disclosures d JOIN organizations o ON o.id = d.organization_id LEFT JOIN accounts a ON a.id = d.asked_by
            WHERE d.state = 'WAITING' AND o.ancestors @> ARRAY[cast($1 AS uuid)] AND d.asked_by <> $2
              AND (cast($3 AS uuid) IS NULL OR d.id > cast($3 AS uuid))
            ORDER BY d.id LIMIT $4""";

    private static final String APPROVED =
            """
            SELECT EXISTS (SELECT 1 FROM disclosures d WHERE d.asked_by = $1 AND d.subject_id = ANY ($2::uuid[])
                AND d.state = 'APPROVED' AND d.decided_at > $3 AND string_to_array(d.fields, ',') @> $4::text[])""";

    /** Locks the row: two who decide at once decide one after the other. @throws ProblemException {@code disclosure-unknown} */
    Uni<Disclosure> requireLocked(UUID id, Caller caller) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Disclosure.class)
                        .setParameter("id", id)
                        .setParameter("subtree", caller.organizationId())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(DisclosureProblem.DISCLOSURE_UNKNOWN));
    }

    /** Oldest first, without those that the caller asked for. @param after null for the beginning */
    Uni<List<WaitingDisclosure>> waiting(UUID after, int size, Caller caller) {
        return Statements.rows(WAITING, caller.organizationId(), caller.accountId(), after, size)
                .map(rows -> rows.stream().map(DisclosureProjection::waiting).toList());
    }

    /** Whether somebody has approved, since then, that the caller sees name and phone of this person. */
    Uni<Boolean> contactApproved(KnownPerson person, Instant since, Caller caller) {
        UUID[] subjects = {person.subject().id(), person.memberId()};
        String[] contact = PersonalField.CONTACT.stream().map(Enum::name).toArray(String[]::new);
        return Statements.row(APPROVED, caller.accountId(), subjects, since, contact)
                .map(row -> (Boolean) row[0]);
    }

    private static WaitingDisclosure waiting(Object[] row) {
        return new WaitingDisclosure(
                (UUID) row[0],
                new Subject(Subject.Kind.valueOf((String) row[1]), (UUID) row[2]),
                new WaitingDisclosure.Organization((UUID) row[3], (String) row[4]),
                Arrays.stream(((String) row[5]).split(","))
                        .map(PersonalField::valueOf)
                        .toList(),
                (String) row[6],
                (String) row[7],
                ((OffsetDateTime) row[8]).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime());
    }
}
