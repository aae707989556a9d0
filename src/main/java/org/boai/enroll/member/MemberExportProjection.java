package org.boai.enroll.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Caller;

/** Lists that leave the house, in the session at hand. */
@ApplicationScoped
class MemberExportProjection {
    private static final String KEEP =
            """
            INSERT INTO member_exports (id, organization_id, filter, fields, reason, state, approval, counted, token_hash,
                asked_by, asked_at, ready_at)
            VALUES ($1, $2, $3, $4, $5, cast($6 AS varchar), $7, $8, $9, $10, $11, CASE WHEN cast($6 AS varchar) = 'READY' THEN cast($11 AS timestamptz) END)""";

    private static final String HEAD =
            """
            SELECT e.id, e.organization_id, e.filter, e.fields, e.reason, e.state, e.approval, e.counted, e.asked_by,
                e.ready_at
            FROM member_exports e JOIN organizations o ON o.id = e.organization_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND\s""";

    private static final String BY_ID = HEAD + "e.id = $2 FOR UPDATE OF e";
    private static final String BY_TOKEN = HEAD + "e.token_hash = $2 AND e.asked_by = $3 FOR UPDATE OF e";

    private static final String DECIDE =
            """
            UPDATE member_exports SET state = cast($2 AS varchar), decided_by = $3, decided_at = $4,
                ready_at = CASE WHEN cast($2 AS varchar) = 'READY' THEN cast($4 AS timestamptz) END WHERE id = $1""";

    private static final String FETCHED =
            "UPDATE member_exports SET fetches = fetches + 1, fetched_at = $2 WHERE id = $1";

    private static final String VIEWS =
            """
            SELECT e.id, e.organization_id, e.filter, e.fields, e.reason, e.state, e.approval, e.counted, e.asked_by,
                e.ready_at, o.name, username_of(e.asked_by), e.asked_at, username_of(e.decided_by), e.decided_at, e.fetches
            FROM member_exports e JOIN organizations o ON o.id = e.organization_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND\s""";

    private static final String VIEW = VIEWS + "e.id = $2";

    private static final String LIST =
            VIEWS + "(cast($2 AS uuid) IS NULL OR e.id < cast($2 AS uuid)) ORDER BY e.id DESC LIMIT $3";

    private static final String MORE_TIME = "SELECT set_config('statement_timeout', '9000', true)";

    private final ObjectMapper json;

    MemberExportProjection(ObjectMapper json) {
        this.json = json;
    }

    /** How many members a filter names; null for an organization outside the caller's subtree. */
    Uni<Integer> count(UUID organization, MemberFilter filter, Caller caller) {
        return MemberListProjection.place(organization, caller)
                .chain(place -> place == null
                        ? Uni.createFrom().nullItem()
                        : Statements.row(MORE_TIME)
                                .chain(() -> Statements.row(
                                        MemberListProjection.counted(place, filter),
                                        filtered(organization, filter).toArray()))
                                .map(row -> ((Long) row[0]).intValue()));
    }

    private static List<Object> filtered(UUID organization, MemberFilter filter) {
        var values = MemberListProjection.values(organization, filter, MemberCursor.FIRST);
        values.add(filter.kind());
        values.add(filter.status());
        values.add(filter.origin());
        return values;
    }

    Uni<Void> keep(MemberExport export, byte[] tokenHash, Instant now) {
        return Statements.update(
                        KEEP,
                        export.id(),
                        export.organization(),
                        written(export.filters()),
                        export.fields().stream().map(Enum::name).collect(Collectors.joining(",")),
                        export.reason(),
                        export.state(),
                        export.approval(),
                        export.counted(),
                        tokenHash,
                        export.askedBy(),
                        now)
                .replaceWithVoid();
    }

    /** Locked: two who decide at once do so one after the other. @throws ProblemException {@code export-unknown} */
    Uni<MemberExport> requireLocked(UUID id, Caller caller) {
        return head(Statements.row(BY_ID, caller.organizationId(), id));
    }

    /** Of the account that asked, and of no other. @throws ProblemException {@code export-unknown} */
    Uni<MemberExport> requireOwn(byte[] tokenHash, Caller caller) {
        return head(Statements.row(BY_TOKEN, caller.organizationId(), tokenHash, caller.accountId()));
    }

    private Uni<MemberExport> head(Uni<Object[]> row) {
        return row.onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(RegisterProblem.EXPORT_UNKNOWN))
                .map(this::head);
    }

    Uni<Void> decide(MemberExport export, MemberExportState to, UUID by, Instant now) {
        return Statements.update(DECIDE, export.id(), to, by, now).replaceWithVoid();
    }

    Uni<Void> fetched(MemberExport export, Instant now) {
        return Statements.update(FETCHED, export.id(), now).replaceWithVoid();
    }

    /** @throws ProblemException {@code export-unknown} */
    Uni<MemberExportView> require(UUID id, Caller caller) {
        return Statements.row(VIEW, caller.organizationId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(RegisterProblem.EXPORT_UNKNOWN))
                .map(this::view);
    }

    /** Newest first. */
    Uni<List<MemberExportView>> list(UUID after, int size, Caller caller) {
        return Statements.rows(LIST, caller.organizationId(), after, size)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    private MemberExportView view(Object[] row) {
        var export = head(row);
        return new MemberExportView(
                export.id(),
                new MemberExportView.Organization(export.organization(), (String) row[10]),
                export.filters(),
                export.fields(),
                export.reason(),
                export.state(),
                export.approval(),
                export.counted(),
                (String) row[11],
                here(row[12]),
                (String) row[13],
                here(row[14]),
                (Integer) row[15],
                export.readyAt() == null
                        ? null
                        : export.readyAt()
                                .plus(MemberExport.GOOD_FOR)
                                .atZone(SystemClock.ZONE)
                                .toOffsetDateTime(),
                null);
    }

    private static OffsetDateTime here(Object moment) {
        return moment == null
                ? null
                : ((OffsetDateTime) moment).atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime();
    }

    private MemberExport head(Object[] row) {
        return new MemberExport(
                (UUID) row[0],
                (UUID) row[1],
                read((String) row[2]),
                Arrays.stream(((String) row[3]).split(","))
                        .map(MemberExportField::valueOf)
                        .toList(),
                (String) row[4],
                MemberExportState.valueOf((String) row[5]),
                (Boolean) row[6],
                (Integer) row[7],
                (UUID) row[8],
                row[9] == null ? null : ((OffsetDateTime) row[9]).toInstant());
    }

    private String written(AskMemberExport.Filters filters) {
        try {
            return json.writeValueAsString(filters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("filters can be written as JSON", e);
        }
    }

    private AskMemberExport.Filters read(String text) {
        try {
            return json.readValue(text, AskMemberExport.Filters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept of an export's filters is not readable", e);
        }
    }
}
