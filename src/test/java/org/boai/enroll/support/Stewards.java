package org.boai.enroll.support;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Accounts beside those of the demo; their password is the demo's. */
public final class Stewards {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Stewards() {}

    /** Makes an account with these roles at an organization. @return its username */
    public static String at(UUID organization, String... roles) {
        String username = "steward-" + NEXT.incrementAndGet();
        Database.change(
                "INSERT INTO accounts (id, username, password_hash, organization_id, roles)"
                        + " SELECT ?, ?, password_hash, ?, string_to_array(?, ',') FROM accounts WHERE username = 'shangbao'",
                UUID.randomUUID(),
                username,
                organization,
                String.join(",", roles));
        return username;
    }

    public static void disable(String username) {
        Database.change("UPDATE accounts SET disabled_at = now() WHERE username = ?", username);
    }

    public static UUID organizationOf(String username) {
        return Database.one(UUID.class, "SELECT organization_id FROM accounts WHERE username = ?", username);
    }

    private static final Set<String> OF_PERSONS = Set.of("applications", "members");

    /** Whoever was transferred takes what they were admitted by along. */
    private static final String WITH_THE_MEMBER =
            """
             AND NOT EXISTS (SELECT 1 FROM members m JOIN organizations n ON n.id = m.organization_id
                WHERE m.id = t.member_id AND NOT n.ancestors @> ARRAY[?::uuid])""";

    /** How many rows of a table that names an organization lie within the steward's subtree and are to be worked with. */
    public static long within(String username, String table) {
        return Database.count(
                "SELECT count(*) FROM " + table + " t JOIN organizations o ON o.id = t.organization_id"
                        + " WHERE o.ancestors @> ARRAY[?::uuid]"
                        + (OF_PERSONS.contains(table) ? " AND t.erased_at IS NULL AND t.restricted_at IS NULL" : "")
                        + (table.equals("applications") ? " " + WITH_THE_MEMBER : ""),
                Stream.generate(() -> organizationOf(username))
                        .limit(table.equals("applications") ? 2 : 1)
                        .toArray());
    }
}
