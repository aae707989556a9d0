package org.boai.enroll.corporate;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A line of a corporate member's history. @param reason null when nothing was said, and after erasure */
public record CorporateEventView(Kind kind, LocalDate on, OffsetDateTime notedAt, String reason) {
    /** What happened. */
    public enum Kind {
        ADMITTED,
        CONTACT_CHANGED,
        LINKED,
        UNLINKED,
        LEFT,
        REMOVED
    }
}
