package org.boai.enroll.region;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a region code that may have moved leads to today; in the session of the caller. */
@ApplicationScoped
public class RegionMoves {
    private static final int VILLAGE_DIGITS = 12;
    private static final int TOWNSHIP_DIGITS = 9;

    private static final String SUCCESSORS =
            """
            WITH RECURSIVE chain AS (
                SELECT r.id, r.valid_to, 0 AS hops FROM regions r WHERE r.code = :code
                UNION
                SELECT r.id, r.valid_to, c.hops + 1 FROM chain c
                JOIN region_successors s ON s.old_id = c.id JOIN regions r ON r.id = s.new_id
                WHERE c.valid_to IS NOT NULL AND c.hops < 10)
            SELECT DISTINCT r.code, r.name FROM chain c JOIN regions r ON r.id = c.id
            WHERE r.valid_to IS NULL ORDER BY r.code""";

    private static final String NAMES =
            """
            SELECT code, name FROM regions
            WHERE code = ANY (string_to_array(:code, ',')) AND valid_to IS NULL AND NOT pseudo ORDER BY code""";

    private static final String BELOW = PassedThrough.from(":code")
            + """
            SELECT r.code, r.name FROM regions r WHERE r.parent_id IN (SELECT id FROM passed)
              AND r.valid_to IS NULL AND NOT r.pseudo ORDER BY r.code""";

    /** Follows successors; a village of a township that moved keeps its last three digits. */
    public Uni<Resolution> resolve(String code) {
        return choices(SUCCESSORS, code).chain(found -> {
            boolean perhapsMovedWithTownship = found.isEmpty() && code.length() == VILLAGE_DIGITS;
            return perhapsMovedWithTownship
                    ? resolveByTownship(code)
                    : Uni.createFrom().item(oneOf(found));
        });
    }

    /** What can be chosen directly below a region; pseudo regions are passed through. */
    public Uni<List<RegionChoice>> choicesBelow(String code) {
        return choices(BELOW, code);
    }

    private Uni<Resolution> resolveByTownship(String village) {
        String suffix = village.substring(TOWNSHIP_DIGITS);
        String township = village.substring(0, TOWNSHIP_DIGITS);
        return choices(SUCCESSORS, township).chain(today -> {
            boolean moved = today.stream().noneMatch(region -> region.code().equals(township));
            if (today.isEmpty() || !moved) {
                return Uni.createFrom().item(new Resolution.Unknown());
            }
            String candidates = String.join(
                    ",", today.stream().map(region -> region.code() + suffix).toList());
            return choices(NAMES, candidates)
                    .chain(found -> found.isEmpty()
                            ? letChoose(today)
                            : Uni.createFrom().item(oneOf(found)));
        });
    }

    private Uni<Resolution> letChoose(List<RegionChoice> townships) {
        return townships.size() > 1
                ? Uni.createFrom().item(new Resolution.Several(townships))
                : choicesBelow(townships.get(0).code()).map(Resolution.Several::new);
    }

    private static Uni<List<RegionChoice>> choices(String sql, String code) {
        return Panache.getSession()
                .chain(session -> session.<Object[]>createNativeQuery(sql)
                        .setParameter("code", code)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new RegionChoice((String) row[0], (String) row[1]))
                        .toList());
    }

    private static Resolution oneOf(List<RegionChoice> found) {
        return switch (found.size()) {
            case 0 -> new Resolution.Unknown();
            case 1 -> new Resolution.Found(found.get(0).code());
            default -> new Resolution.Several(found);
        };
    }
}
