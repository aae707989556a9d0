package org.boai.enroll.message;

import java.util.Locale;
import org.boai.enroll.platform.SmsResult;

/** What becomes of a message after a try. */
enum MessageFate {
    SENT,
    LATER,
    DEAD;

    /**
     * What may have been sent counts as sent: no provider knows a repetition, and people are not told twice for nothing.
     *
     * @param attempt this one, from 1
     * @param most    tries before it is given up
     */
    static MessageFate of(SmsResult.Sort result, int attempt, int most) {
        return switch (result) {
            case SENT, UNSURE -> SENT;
            case NUMBER_GONE -> DEAD;
            case REFUSED, LATER -> attempt >= most ? DEAD : LATER;
        };
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
