package org.boai.enroll.support;

import java.util.UUID;

/** Organizations that only one test knows. */
public final class Societies {
    private Societies() {}

    /** Of an enterprise, active, founded some years ago, without anybody in it. */
    public static UUID below(UUID parent) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id, founded_on)
                SELECT ?, ?, 'ENTERPRISE', 'ACTIVE', p.id, '{}', p.location_region_id, current_date - 1000
                FROM organizations p WHERE p.id = ?""",
                id,
                "测试企业" + id,
                parent);
        return id;
    }

    public static void dissolve(UUID organization) {
        Database.change("UPDATE organizations SET status = 'DISSOLVED' WHERE id = ?", organization);
    }
}
