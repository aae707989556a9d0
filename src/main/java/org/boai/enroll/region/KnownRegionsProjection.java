package org.boai.enroll.region;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.boai.enroll.region.KnownRegions.Existing;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Reads what an import must know about a batch of rows, in at most three statements. */
@ApplicationScoped
class KnownRegionsProjection {
    private static final String CODES =
            """
            SELECT c.code, r.id, r.name, r.parent_id,
                   r.id IS NULL AND EXISTS (SELECT 1 FROM regions e WHERE e.code = c.code) AS ended
            FROM unnest($1::text[]) AS c (code)
            LEFT JOIN LATERAL (SELECT id, name, parent_id FROM regions
                               WHERE code = c.code AND valid_to IS NULL OFFSET 0) r ON true""";

    private static final String SIBLINGS =
            "SELECT parent_id, name, code FROM regions WHERE parent_id = ANY ($1) AND valid_to IS NULL";

    private static final String FORMER_NAMES =
            "SELECT code, name FROM region_aliases WHERE source = 'LEGACY' AND code = ANY ($1)";

    private static final String CURRENT_AFTER =
            """
            SELECT r.code, r.name, p.code AS parent FROM regions r LEFT JOIN regions p ON p.id = r.parent_id
            WHERE r.valid_to IS NULL AND r.code > $1 ORDER BY r.code LIMIT $2""";

    private final Work work;

    KnownRegionsProjection(Work work) {
        this.work = work;
    }

    Uni<KnownRegions> about(List<DivisionRow> rows) {
        Set<String> parents = rows.stream()
                .map(DivisionRow::parentCode)
                .filter(code -> code != null)
                .collect(Collectors.toSet());
        Set<String> codes = new HashSet<>(parents);
        rows.forEach(row -> codes.add(row.code()));
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(CODES)
                .execute(Tuple.of(codes.toArray(String[]::new)))
                .map(found -> found.stream().toList())
                .chain(found -> complete(connection, rows, found)));
    }

    private Uni<KnownRegions> complete(SqlConnection connection, List<DivisionRow> rows, List<Row> found) {
        Map<String, Existing> current = new HashMap<>();
        Set<String> ended = new HashSet<>();
        for (Row row : found) {
            if (row.getBoolean("ended")) {
                ended.add(row.getString("code"));
            } else if (row.getLong("id") != null) {
                current.put(
                        row.getString("code"),
                        new Existing(row.getLong("id"), row.getString("name"), row.getLong("parent_id")));
            }
        }
        Map<String, Long> ids = new HashMap<>();
        current.forEach((code, existing) -> ids.put(code, existing.id()));
        var known = new KnownRegions(current, ids, ended, Map.of(), Map.of());
        List<DivisionRow> changed =
                rows.stream().filter(row -> differs(row, current)).toList();
        return changed.isEmpty() ? Uni.createFrom().item(known) : withNames(connection, changed, known);
    }

    private static boolean differs(DivisionRow row, Map<String, Existing> current) {
        Existing existing = current.get(row.code());
        return existing == null || !existing.name().equals(row.name());
    }

    private static Uni<KnownRegions> withNames(
            SqlConnection connection, List<DivisionRow> changed, KnownRegions known) {
        Long[] parents = changed.stream()
                .map(row -> parentOf(row, known))
                .filter(id -> id != null)
                .distinct()
                .toArray(Long[]::new);
        String[] codes = changed.stream()
                .map(DivisionRow::code)
                .filter(known.current()::containsKey)
                .toArray(String[]::new);
        return connection.preparedQuery(SIBLINGS).execute(Tuple.of(parents)).chain(siblings -> {
            Map<Long, Map<String, String>> names = new HashMap<>();
            siblings.forEach(row -> names.computeIfAbsent(row.getLong("parent_id"), id -> new HashMap<>())
                    .put(row.getString("name"), row.getString("code")));
            return connection
                    .preparedQuery(FORMER_NAMES)
                    .execute(Tuple.of(codes))
                    .map(aliases -> {
                        Map<String, Set<String>> former = new HashMap<>();
                        aliases.forEach(row -> former.computeIfAbsent(row.getString("code"), code -> new HashSet<>())
                                .add(row.getString("name")));
                        return new KnownRegions(known.current(), known.parents(), known.ended(), names, former);
                    });
        });
    }

    private static Long parentOf(DivisionRow row, KnownRegions known) {
        Existing existing = known.current().get(row.code());
        return existing == null ? known.parents().get(row.parentCode()) : existing.parentId();
    }

    /** Regions that exist, in the order of their codes, some thousand at a time. */
    Uni<List<DivisionRow>> currentAfter(String code, int limit) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(CURRENT_AFTER)
                .execute(Tuple.of(code, limit))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new DivisionRow(row.getString("code"), row.getString("name"), row.getString("parent"), 0))
                .collect()
                .asList());
    }
}
