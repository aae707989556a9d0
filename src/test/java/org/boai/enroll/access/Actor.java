package org.boai.enroll.access;

import java.util.Locale;

/** Who knocks: a column of the matrix. Roles without a place are at the society that the thing belongs to. */
enum Actor {
    ANONYMOUS,
    /** Somebody with a receipt, who tries it as a token. */
    RECEIPT,
    /** A member of the place, with a session of a person's own. */
    PERSON,
    VIEWER,
    HANDLER,
    REVIEWER,
    ADMIN,
    AUDITOR,
    SYSTEM_ADMIN,
    REVIEWER_ABOVE,
    ADMIN_ABOVE,
    REVIEWER_BESIDE,
    REVIEWER_BELOW,
    ADMIN_BELOW,
    REVIEWER_OUTSIDE,
    ADMIN_OUTSIDE,
    /** A reviewer and administrator above whose account is disabled; the four below are the same person's, and no tokens either. */
    DISABLED,
    OUTDATED,
    EXPIRED,
    FOREIGN,
    REFRESH;

    String column() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
