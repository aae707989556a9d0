package org.boai.enroll.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.People;

/** Who applies: from the branches whose inboxes are read more than from others, and some twice. */
final class Crowd {
    private static final String VILLAGES =
            """
            SELECT r.code FROM regions r JOIN organizations o ON o.location_region_id = r.id AND o.kind = 'VILLAGE'
            WHERE r.level = 'VILLAGE' AND NOT r.pseudo AND r.valid_to IS NULL AND r.code <> '330106002051'
            ORDER BY md5(r.code) LIMIT 40""";

    /** In 北山街道, and without a society of its own: its township's. */
    private static final String BEISHAN =
            """
            SELECT r.code FROM regions r WHERE r.code LIKE '330106002%' AND r.level = 'VILLAGE' AND r.valid_to IS NULL
            AND NOT EXISTS (SELECT 1 FROM organizations o WHERE o.location_region_id = r.id) LIMIT 1""";

    private static final String BRANCH =
            "SELECT o.id FROM organizations o JOIN regions r ON r.id = o.location_region_id AND o.kind = r.level WHERE r.code = ?";

    private static final int SAME_PERSON = 8;

    private final String code;
    private final List<String> villages;
    private final String beishan;
    private final Random random = new Random(40);
    private Map<String, Object> last;

    private Crowd(String code, List<String> villages, String beishan) {
        this.code = code;
        this.villages = villages;
        this.beishan = beishan;
    }

    static Crowd of(Connection superuser) throws SQLException {
        return new Crowd(
                People.of(superuser).code(),
                Ask.strings(superuser, VILLAGES),
                Ask.strings(superuser, BEISHAN).get(0));
    }

    /** 上保社区, 北山街道 and so many others that its members come to. */
    List<UUID> branches(Connection superuser, int most) throws SQLException {
        List<UUID> branches = new ArrayList<>();
        branches.add(branch(superuser, Applications.SHANGBAO));
        branches.add(branch(superuser, "330106002"));
        for (String village : villages.subList(0, most - branches.size())) {
            branches.add(branch(superuser, village));
        }
        return branches;
    }

    private static UUID branch(Connection superuser, String region) throws SQLException {
        try (var statement = superuser.prepareStatement(BRANCH)) {
            statement.setString(1, region);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("there is no branch in " + region);
                }
                return rows.getObject(1, UUID.class);
            }
        }
    }

    /** Of somebody who comes to 上保社区. */
    Map<String, Object> neighbor() {
        return Applications.adult(code, Applications.SHANGBAO);
    }

    List<Map<String, Object>> some(int size) {
        List<Map<String, Object>> some = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            last = last != null && random.nextInt(SAME_PERSON) == 0
                    ? new HashMap<>(last)
                    : Applications.adult(code, region());
            some.add(last);
        }
        return some;
    }

    private String region() {
        return switch (random.nextInt(4)) {
            case 0 -> Applications.SHANGBAO;
            case 1 -> beishan;
            default -> villages.get(random.nextInt(villages.size()));
        };
    }
}
