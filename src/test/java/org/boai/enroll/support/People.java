package org.boai.enroll.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Crowds for storms: from villages all over the province, and some who apply twice. */
public final class People {
    private static final String POSTER = "SELECT code FROM enrollment_codes WHERE occasion = 'POSTER' LIMIT 1";
    private static final String VILLAGES =
            """
            SELECT code FROM regions WHERE level = 'VILLAGE' AND NOT pseudo AND valid_to IS NULL
            ORDER BY md5(code) LIMIT 60""";
    private static final int SAME_PERSON = 8;

    private final String code;
    private final List<String> villages;

    private People(String code, List<String> villages) {
        this.code = code;
        this.villages = villages;
    }

    /** @param superuser a connection to a program's database that holds the demo's data */
    public static People of(Connection superuser) throws SQLException {
        return new People(LedgerProof.strings(superuser, POSTER).get(0), LedgerProof.strings(superuser, VILLAGES));
    }

    /** The code they all found. */
    public String code() {
        return code;
    }

    /** So many applications; every eighth is of the same person as the one before it, at about the same time. */
    public List<Map<String, Object>> crowd(int size) {
        List<Map<String, Object>> crowd = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            crowd.add(
                    i % SAME_PERSON == 1
                            ? new HashMap<>(crowd.get(i - 1))
                            : Applications.adult(code, villages.get(i % villages.size())));
        }
        return crowd;
    }
}
