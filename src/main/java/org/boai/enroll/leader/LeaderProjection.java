package org.boai.enroll.leader;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.organization.OrganizationStatus;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** Reads leaders with their organizations, in the session and the scope at hand. */
@ApplicationScoped
class LeaderProjection {
    private static final String COLUMNS =
            """
            SELECT l.id, l.organization_id, o.name, o.kind, l.office, l.member_id, l.full_name, l.phone, l.term_from,
                l.term_until, l.ended_on, l.ended_because, l.end_reason, l.publication_consent, l.first_trained_on
            """;

    private static final String FROM = "FROM organizations o JOIN leaders l ON l.organization_id = o.id\n";

    /** By organization, since that is how a tree is read; $7 is today. */
    private static final String LIST = COLUMNS
            + FROM
            + """
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND o.ancestors @> ARRAY[cast($2 AS uuid)]
              AND o.id >= $3 AND (o.id > $3 OR l.id > $4)
              AND (cast($5 AS text) IS NULL OR l.office = $5) AND (cast($6 AS text) IS NULL OR o.kind = $6)
              AND (cast($8 AS text) IS NULL OR $8 = CASE WHEN $7 >= coalesce(l.ended_on, l.term_until + 1) OR l.ended_on <= l.term_from THEN 'OVER'
                  WHEN $7 < l.term_from THEN 'COMING' ELSE 'HOLDING' END)
            """;

    private static final String ORDER = "ORDER BY o.id, l.id LIMIT $9";

    private static final String UNTRAINED =
            """
            AND l.first_trained_on IS NULL AND l.ended_on IS NULL AND l.erased_at IS NULL AND l.term_until >= $7
            """;

    private static final String ONE = COLUMNS + FROM + "WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND l.id = $2";

    private static final String ALL =
            COLUMNS + FROM + "WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND l.id = ANY ($2)";

    private static final String LOCK = ONE + " FOR UPDATE OF l";

    /** One appointment after the other; and it does not end before this unit of work does. */
    private static final String SEAT =
            """
            SELECT o.kind, o.status, o.ancestors FROM organizations o
            WHERE o.id = $1 AND o.ancestors @> ARRAY[cast($2 AS uuid)] FOR NO KEY UPDATE""";

    /** Who holds an office today and agrees that the name is public. */
    private static final String PUBLISHED = COLUMNS
            + FROM
            + """
            WHERE l.organization_id = $1 AND l.published_since IS NOT NULL AND l.erased_at IS NULL AND l.restricted_at IS NULL
              AND l.term_from <= $2 AND $2 < coalesce(l.ended_on, l.term_until + 1)
            ORDER BY array_position(ARRAY['PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_GENERAL', 'SUPERVISOR'],
                cast(l.office AS text)), l.term_from, l.id LIMIT 50""";

    private final FieldCipher cipher;

    LeaderProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** One row more than the limit. */
    Uni<List<Leader>> list(LeaderFilter filter, LocalDate today, Caller caller) {
        UUID own = caller.organizationId();
        var cursor = LeaderCursor.of(filter.after());
        return Statements.rows(
                        LIST + (filter.onlyUntrained() ? UNTRAINED : "") + ORDER,
                        own,
                        filter.organization() == null ? own : filter.organization(),
                        cursor.organization(),
                        cursor.leader(),
                        filter.office(),
                        filter.level(),
                        today,
                        filter.standing(),
                        filter.limitOrDefault() + 1)
                .map(this::open);
    }

    /** @throws ProblemException {@code leader-unknown} */
    Uni<Leader> require(UUID id, Caller caller) {
        return one(ONE, id, caller);
    }

    Uni<Leader> requireLocked(UUID id, Caller caller) {
        return one(LOCK, id, caller);
    }

    private Uni<Leader> one(String sql, UUID id, Caller caller) {
        return Statements.row(sql, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(LeaderProblem.LEADER_UNKNOWN))
                .map(this::open);
    }

    /** Locked. @throws ProblemException {@code organization-unknown} */
    Uni<Seat> requireSeat(UUID organization, Caller caller) {
        return Statements.row(SEAT, organization, caller.organizationId())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN))
                .map(row -> new Seat(
                        organization,
                        OrganizationKind.valueOf((String) row[0]),
                        OrganizationStatus.valueOf((String) row[1]),
                        List.of((UUID[]) row[2])));
    }

    /** Those of them that the caller sees, by id. */
    Uni<Map<UUID, Leader>> all(List<UUID> ids, Caller caller) {
        return Statements.rows(ALL, caller.organizationId(), ids.toArray(UUID[]::new))
                .map(rows -> open(rows).stream().collect(Collectors.toMap(Leader::id, Function.identity())));
    }

    /** In the order of offices. */
    Uni<List<Leader>> published(UUID organization, LocalDate today) {
        return Statements.rows(PUBLISHED, organization, today).map(this::open);
    }

    private List<Leader> open(List<Object[]> rows) {
        return rows.stream().map(this::open).toList();
    }

    private Leader open(Object[] row) {
        UUID id = (UUID) row[0];
        return new Leader(
                id,
                (UUID) row[1],
                (String) row[2],
                OrganizationKind.valueOf((String) row[3]),
                LeaderOffice.valueOf((String) row[4]),
                (UUID) row[5],
                cipher.openOrNull(Field.FULL_NAME, id, row[6], PersonName::new),
                cipher.openOrNull(Field.PHONE, id, row[7], MobileNumber::new),
                new Term((LocalDate) row[8], (LocalDate) row[9], (LocalDate) row[10]),
                row[11] == null ? null : LeaderEnding.valueOf((String) row[11]),
                (String) row[12],
                (String) row[13],
                (LocalDate) row[14]);
    }
}
