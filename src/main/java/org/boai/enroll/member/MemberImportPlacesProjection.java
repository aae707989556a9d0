package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.member.MemberImportPlaces.Place;

/** Finds the organizations and regions that rows of a list name, in the session at hand. */
@ApplicationScoped
class MemberImportPlacesProjection {
    private static final String ORGANIZATIONS =
            """
            SELECT o.id, o.kind, o.status, left(r.code, 6), (SELECT string_agg(a.name, '/' ORDER BY array_position(o.ancestors, a.id))
                FROM organizations a WHERE a.id = ANY (o.ancestors))
            FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.ancestors @> ARRAY[cast($1 AS uuid)] AND o.status NOT IN ('MERGED', 'DISSOLVED')
              AND (o.name = ANY ($2) OR o.id::text = ANY ($2))""";

    private static final String REGIONS = "SELECT code, id FROM regions WHERE code = ANY ($1) AND valid_to IS NULL";

    /** @param organization whose subtree the list may name */
    Uni<MemberImportPlaces> of(UUID organization, List<MemberImportGiven> rows) {
        String[] names = rows.stream()
                .map(MemberImportGiven::organization)
                .filter(Objects::nonNull)
                .map(MemberImportPlaces::last)
                .distinct()
                .toArray(String[]::new);
        return organizations(organization, names)
                .chain(found -> regions(rows).map(regions -> new MemberImportPlaces(found, regions)));
    }

    Uni<List<Place>> organizations(UUID organization, String... names) {
        return Statements.rows(ORGANIZATIONS, organization, names).map(found -> found.stream()
                .map(row ->
                        new Place((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]))
                .toList());
    }

    private static Uni<Map<String, Long>> regions(List<MemberImportGiven> rows) {
        String[] codes = rows.stream()
                .map(MemberImportGiven::residence)
                .filter(code -> code != null && !code.isBlank())
                .map(String::strip)
                .distinct()
                .toArray(String[]::new);
        return Statements.rows(REGIONS, (Object) codes).map(found -> {
            Map<String, Long> regions = new HashMap<>();
            found.forEach(row -> regions.put((String) row[0], (Long) row[1]));
            return regions;
        });
    }
}
