package org.boai.enroll.security;

import java.util.EnumSet;
import java.util.Set;

/** What a steward may do, VIEWER being part of HANDLER and HANDLER of REVIEWER; and PERSON, which no account can have. */
public final class Role {
    public static final String VIEWER = "VIEWER";
    public static final String HANDLER = "HANDLER";
    public static final String REVIEWER = "REVIEWER";
    public static final String STEWARD_ADMIN = "STEWARD_ADMIN";
    public static final String AUDITOR = "AUDITOR";
    public static final String SYSTEM_ADMIN = "SYSTEM_ADMIN";

    /** Whoever has proved to be the person: sees what is the person's own, and nothing else. */
    public static final String PERSON = "PERSON";

    private Role() {}

    /** The roles as values. */
    public enum Name {
        VIEWER,
        HANDLER,
        REVIEWER,
        STEWARD_ADMIN,
        AUDITOR,
        SYSTEM_ADMIN
    }

    /** Adds the roles that a role contains. */
    public static Set<Name> closure(Set<Name> granted) {
        var roles = granted.isEmpty() ? EnumSet.noneOf(Name.class) : EnumSet.copyOf(granted);
        if (roles.contains(Name.REVIEWER)) {
            roles.add(Name.HANDLER);
        }
        if (roles.contains(Name.HANDLER)) {
            roles.add(Name.VIEWER);
        }
        return roles;
    }
}
