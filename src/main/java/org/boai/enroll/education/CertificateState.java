package org.boai.enroll.education;

import java.util.Arrays;
import java.util.stream.Collectors;

/** CURRENT → RENEWED or ENDED; whether it has expired is told by the day. */
public enum CertificateState {
    CURRENT,
    RENEWED,
    /** Recorded by mistake, or whoever had it is a member no more. */
    ENDED;

    /** What happens to a certificate. */
    enum Event {
        RENEW,
        END
    }

    /** @return null when it cannot happen any more */
    CertificateState after(Event event) {
        if (this != CURRENT) {
            return null;
        }
        return switch (event) {
            case RENEW -> RENEWED;
            case END -> ENDED;
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
