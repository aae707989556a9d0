package org.boai.enroll.region;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.boai.enroll.database.Facts;
import org.boai.enroll.database.FactsCache;
import org.boai.enroll.kernel.ProblemException;

/** Regions to choose from and to search. */
@ApplicationScoped
public class RegionService {
    private static final int MATCHES = 20;

    static final String CHILDREN = PassedThrough.from("$1")
            + """
            SELECT r.code, r.name, r.level, EXISTS (SELECT 1 FROM regions c WHERE c.parent_id = r.id) AS has_children
            FROM regions r WHERE r.parent_id IN (SELECT id FROM passed) AND r.valid_to IS NULL AND NOT r.pseudo
            ORDER BY r.code""";

    private static final String ROOT =
            "SELECT code, name, level, true AS has_children FROM regions WHERE parent_id IS NULL AND valid_to IS NULL ORDER BY code";

    private static final String WITH_PATH =
            """
            SELECT r.code, r.name, r.level, p1.name AS p1, p2.name AS p2, p3.name AS p3, p4.name AS p4
            FROM regions r
            LEFT JOIN regions p1 ON p1.id = r.parent_id
            LEFT JOIN regions p2 ON p2.id = p1.parent_id
            LEFT JOIN regions p3 ON p3.id = p2.parent_id
            LEFT JOIN regions p4 ON p4.id = p3.parent_id
            """;

    private static final String ONE = WITH_PATH + "WHERE r.code = $1 AND r.valid_to IS NULL";

    /** The codes of a region's parts lie between it and its last possible part; an index finds them in the nation. */
    private static final String SEARCH = WITH_PATH
            + """
            WHERE r.valid_to IS NULL AND NOT r.pseudo
              AND r.code >= $2 AND r.code <= $2 || '999999999999' AND starts_with(r.code, $2)
              AND (r.name LIKE '%' || $1 || '%' OR r.pinyin LIKE $1 || '%' OR r.initials LIKE $1 || '%')
            ORDER BY (r.name = $1 OR r.pinyin = $1 OR r.initials = $1) DESC, length(r.name), length(r.code), r.code
            LIMIT $3""";

    /** What a campaign's visitors look at; a few megabytes each. */
    private static final int KEPT = 2_000;

    private final Pool pool;
    private final Facts facts;
    private final FactsCache<String, RegionList> levels = new FactsCache<>(KEPT, list -> true);
    private final FactsCache<String, RegionMatch> places = new FactsCache<>(KEPT, place -> true);

    RegionService(Pool pool, Facts facts) {
        this.pool = pool;
        this.facts = facts;
    }

    /**
     * @param parent code of a current region, or null for the root
     * @throws ProblemException {@code region-unknown}
     */
    public Uni<RegionList> childrenOf(String parent) {
        if (parent == null) {
            return pool.query(ROOT).execute().map(RegionService::list);
        }
        return levels.get(parent, facts.recent(), () -> pool.preparedQuery(CHILDREN)
                .execute(Tuple.of(parent))
                .map(RegionService::list)
                .call(list -> list.items().isEmpty()
                        ? requireCurrent(parent)
                        : Uni.createFrom().voidItem()));
    }

    /**
     * A current region with what it lies in.
     *
     * @throws ProblemException {@code region-unknown}
     */
    public Uni<RegionMatch> get(String code) {
        return places.get(code, facts.recent(), () -> pool.preparedQuery(ONE)
                .execute(Tuple.of(code))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.of(RegionProblem.REGION_UNKNOWN);
                    }
                    return match(rows.iterator().next());
                }));
    }

    private Uni<Void> requireCurrent(String code) {
        return pool.preparedQuery("SELECT 1 FROM regions WHERE code = $1 AND valid_to IS NULL")
                .execute(Tuple.of(code))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.of(RegionProblem.REGION_UNKNOWN);
                    }
                    return null;
                });
    }

    /**
     * @param query  part of a name, or the beginning of its pinyin or initials
     * @param within code of a region to stay in, or null
     */
    public Uni<RegionMatches> search(String query, String within) {
        String needle = query.strip().toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "");
        if (needle.isEmpty()) {
            return Uni.createFrom().item(new RegionMatches(List.of()));
        }
        return pool.preparedQuery(SEARCH)
                .execute(Tuple.of(needle, within == null ? "" : within, MATCHES))
                .map(rows -> new RegionMatches(
                        rows.stream().map(RegionService::match).toList()));
    }

    private static RegionList list(RowSet<Row> rows) {
        return new RegionList(rows.stream()
                .map(row -> new RegionView(
                        row.getString("code"),
                        row.getString("name"),
                        RegionLevel.valueOf(row.getString("level")),
                        row.getBoolean("has_children")))
                .toList());
    }

    private static RegionMatch match(Row row) {
        var path = Stream.of("p4", "p3", "p2", "p1")
                .map(row::getString)
                .filter(Objects::nonNull)
                .toList();
        return new RegionMatch(
                row.getString("code"), row.getString("name"), RegionLevel.valueOf(row.getString("level")), path);
    }
}
