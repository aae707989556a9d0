package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A steward for each of many branches, who signs in with the demo's password. */
final class Stewards {
    private static final String MAKE =
            """
            INSERT INTO accounts (id, username, password_hash, organization_id, roles)
            SELECT gen_random_uuid(), 'bench-' || k.code, s.password_hash, k.organization_id, s.roles
            FROM enrollment_codes k JOIN accounts s ON s.username = 'shangbao' WHERE k.code = '%s'""";

    private Stewards() {}

    /** @param token that signs in for this branch only */
    record Steward(UUID organization, String token) {}

    /** In the order of the branches. */
    static List<Steward> of(Rig rig, List<Branch> branches) throws SQLException, IOException, InterruptedException {
        List<Steward> stewards = new ArrayList<>();
        for (var branch : branches) {
            rig.ground().run(MAKE.formatted(branch.code()));
            String token = rig.client().token("bench-" + branch.code());
            stewards.add(new Steward(organization(rig.ground(), branch), token));
        }
        return stewards;
    }

    static UUID organization(Ground ground, Branch branch) throws SQLException {
        try (var statement = ground.superuser().createStatement();
                var rows = statement.executeQuery(
                        "SELECT organization_id FROM enrollment_codes WHERE code = '" + branch.code() + "'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }
}
