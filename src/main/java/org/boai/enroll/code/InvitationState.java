package org.boai.enroll.code;

import java.util.Arrays;
import java.util.stream.Collectors;

/** OPEN → USED or REVOKED, once and for all; that its time is over is told by the clock. */
public enum InvitationState {
    OPEN,
    USED,
    REVOKED;

    /** What happens to an invitation. */
    enum Event {
        USE,
        REVOKE
    }

    /** @return null when it cannot happen any more */
    InvitationState after(Event event) {
        if (this != OPEN) {
            return null;
        }
        return switch (event) {
            case USE -> USED;
            case REVOKE -> REVOKED;
        };
    }

    /** Names of those in which this can happen, as a list for SQL. */
    static String whenInSql(Event event) {
        return Arrays.stream(values())
                .filter(state -> state.after(event) != null)
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
