package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Reads for batches, in the caller's scope: who might be meant, and what was planned. */
@ApplicationScoped
class BatchProjection {
    private static final String CANDIDATES =
            """
            SELECT m.id, m.organization_id, m.kind, m.status, m.birth_date, r.code,
                EXISTS (SELECT 1 FROM transfers t WHERE t.member_id = m.id AND t.ended_at IS NULL)
            FROM members m LEFT JOIN regions r ON r.id = m.residence_region_id
            """;

    private static final String NAMED = CANDIDATES + "WHERE m.id = ANY ($1) ORDER BY m.id";

    private static final String FILTERED = CANDIDATES
            + """
            WHERE m.organization_id = $1 AND m.status = 'ACTIVE'
              AND ($2::date IS NULL OR m.joined_on >= $2) AND ($3::date IS NULL OR m.joined_on <= $3)
              AND ($4::text IS NULL OR m.kind = $4) ORDER BY m.id LIMIT $5""";

    private static final String ONE =
            """
            SELECT b.id, b.organization_id, b.state, b.to_kind, b.reason, b.asked_at, b.confirmed_at, b.finished_at,
                count(*) FILTER (WHERE i.plan = 'TRANSFER'), count(*) FILTER (WHERE i.plan = 'KIND_ONLY') AS kind_only,
                count(*) FILTER (WHERE i.plan = 'SKIP') AS skipped, count(*) FILTER (WHERE i.state = 'PLANNED') AS waiting,
                count(*) FILTER (WHERE i.state = 'DONE') AS done, count(*) FILTER (WHERE i.state = 'FAILED') AS failed
            FROM transfer_batches b LEFT JOIN transfer_batch_items i ON i.batch_id = b.id
            WHERE b.id = $1 GROUP BY b.id""";

    private static final String ITEMS =
            """
            SELECT i.position, i.member_id, m.full_name, m.birth_date, m.kind, i.plan, o.id, o.name, i.skipped_because, i.state,
                i.problem, i.transfer_id
            FROM transfer_batch_items i LEFT JOIN members m ON m.id = i.member_id
            LEFT JOIN organizations o ON o.id = i.to_organization_id
            WHERE i.batch_id = $1 AND i.position > $2 ORDER BY i.position LIMIT $3""";

    private final FieldCipher cipher;

    BatchProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    Uni<List<BatchCandidate>> named(List<UUID> members) {
        return Statements.rows(NAMED, (Object) members.toArray(UUID[]::new)).map(this::candidates);
    }

    /** Those whom the columns narrow; the year of birth is sealed. */
    Uni<List<BatchCandidate>> filtered(UUID organization, PlanTransferBatch.Filter filter, int most) {
        return Statements.rows(FILTERED, organization, filter.joinedFrom(), filter.joinedUntil(), filter.kind(), most)
                .map(this::candidates);
    }

    private List<BatchCandidate> candidates(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new BatchCandidate(
                        (UUID) row[0],
                        (UUID) row[1],
                        MemberKind.valueOf((String) row[2]),
                        MemberStatus.valueOf((String) row[3]),
                        LocalDate.parse(open(Field.BIRTH_DATE, (UUID) row[0], row[4])),
                        (String) row[5],
                        (Boolean) row[6]))
                .toList();
    }

    /** @throws ProblemException {@code batch-unknown} */
    Uni<BatchView> require(UUID id) {
        return Statements.row(ONE, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(MembershipProblem.BATCH_UNKNOWN))
                .map(row -> new BatchView(
                        id,
                        (UUID) row[1],
                        BatchView.State.valueOf((String) row[2]),
                        kind(row[3]),
                        (String) row[4],
                        local(row[5]),
                        local(row[6]),
                        local(row[7]),
                        new BatchView.Counts(
                                (Long) row[8], (Long) row[9], (Long) row[10], (Long) row[11], (Long) row[12], (Long)
                                        row[13])));
    }

    Uni<List<BatchItemView>> items(UUID batch, int after, int size) {
        return Statements.rows(ITEMS, batch, after, size)
                .map(rows -> rows.stream().map(this::item).toList());
    }

    private BatchItemView item(Object[] row) {
        UUID member = (UUID) row[1];
        String name = open(Field.FULL_NAME, member, row[2]);
        String birth = open(Field.BIRTH_DATE, member, row[3]);
        return new BatchItemView(
                (Integer) row[0],
                member,
                name == null ? null : new PersonName(name).masked(),
                birth == null ? null : LocalDate.parse(birth).getYear(),
                kind(row[4]),
                BatchPlan.valueOf((String) row[5]),
                row[6] == null ? null : new BatchItemView.Target((UUID) row[6], (String) row[7]),
                (String) row[8],
                BatchItemView.State.valueOf((String) row[9]),
                (String) row[10],
                (UUID) row[11]);
    }

    private String open(Field field, UUID member, Object sealed) {
        return sealed == null ? null : cipher.open(field, member, ((Buffer) sealed).getBytes());
    }

    private static MemberKind kind(Object name) {
        return name == null ? null : MemberKind.valueOf((String) name);
    }

    private static OffsetDateTime local(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }
}
