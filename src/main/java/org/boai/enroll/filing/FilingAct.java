package org.boai.enroll.filing;

import java.util.Locale;

/** What can be done with a batch. */
public enum FilingAct {
    /** The county takes it to its files. */
    FILE,
    /** The county wants something explained. */
    RETURN,
    /** The branch explains, and with that sends it again. */
    ANSWER;

    /** As the record of acts names it. */
    String done() {
        return switch (this) {
            case FILE -> "filing-filed";
            case RETURN -> "filing-returned";
            case ANSWER -> "filing-answered";
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
