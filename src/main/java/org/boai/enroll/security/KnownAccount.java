package org.boai.enroll.security;

import java.util.Set;
import java.util.UUID;

/** What signing in has to know of an account that can act. */
record KnownAccount(
        UUID id, String passwordHash, int tokenVersion, UUID organization, String organizationKind, boolean enrolled) {
    /** {@code $1} is the username. */
    static final String BY_NAME = select("a.username = $1");

    /** {@code $1} is the id. */
    static final String BY_ID = select("a.id = $1");

    /** County level and above (红十字会法 art. 7): they see many people. */
    private static final Set<String> SEES_MANY = Set.of("PROVINCE", "CITY", "COUNTY");

    private static String select(String which) {
        return "SELECT a.id, a.password_hash, a.token_version, o.id, o.kind, a.second_factor_since IS NOT NULL"
                + " FROM accounts a JOIN organizations o ON o.id = a.organization_id"
                + " WHERE account_lives(a.disabled_at, a.valid_until) AND " + which;
    }

    /** @return null for null */
    static KnownAccount of(Object[] row) {
        return row == null
                ? null
                : new KnownAccount(
                        (UUID) row[0], (String) row[1], (Integer) row[2], (UUID) row[3], (String) row[4], (Boolean)
                                row[5]);
    }

    boolean seesMany() {
        return SEES_MANY.contains(organizationKind);
    }

    @Override
    public String toString() {
        return "KnownAccount[" + id + "]";
    }
}
