package org.boai.enroll.bench;

import java.sql.SQLException;
import java.util.List;

/** Founds a society for every region that has none, from above to below, and for a share of the villages elsewhere. */
final class Societies {
    private static final String FOUND =
            """
            INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id, founded_on)
            SELECT uuidv7(), r.name || '红十字会', r.level, 'ACTIVE', c.organization_id, '{}', r.id, date '2026-01-01'
            FROM regions r LEFT JOIN LATERAL (
                SELECT organization_id FROM organization_coverages WHERE region_id = r.parent_id
                ORDER BY valid_from, organization_id LIMIT 1) c ON true
            WHERE r.level = '%1$s' AND r.valid_to IS NULL AND NOT r.pseudo AND r.code NOT LIKE '33%%'
                AND (r.parent_id IS NULL OR c.organization_id IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM organization_coverages t WHERE t.region_id = r.id)
            ORDER BY md5(r.code) LIMIT greatest(0, %2$d - (SELECT count(*) FROM organizations))""";

    private static final String COVER =
            """
            INSERT INTO organization_coverages (organization_id, region_id, valid_from)
            SELECT o.id, o.location_region_id, date '2026-01-01' FROM organizations o
            WHERE o.kind = '%1$s'
                AND NOT EXISTS (SELECT 1 FROM organization_coverages t WHERE t.organization_id = o.id)""";

    private Societies() {}

    /** @param most organizations in all */
    static void until(int most, Ground ground) throws SQLException {
        for (String level : List.of("PROVINCE", "CITY", "COUNTY", "TOWNSHIP", "VILLAGE")) {
            ground.run(FOUND.formatted(level, most));
            ground.run(COVER.formatted(level));
        }
        ground.run("VACUUM ANALYZE");
        ground.run("CHECKPOINT");
    }
}
