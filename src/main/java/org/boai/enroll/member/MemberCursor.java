package org.boai.enroll.member;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A place in the order of the list: the day of joining, the newest first, then the identifier. Both are for life. */
record MemberCursor(LocalDate joinedOn, UUID id) {
    static final String SHAPE = "[0-9]{1,6}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Before everybody. */
    static final MemberCursor FIRST = new MemberCursor(LocalDate.of(9999, 12, 31), new UUID(-1, -1));

    /** Four years before there was a Red Cross in China. */
    static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** @param text of {@link #SHAPE}, or null for the beginning */
    static MemberCursor of(String text) {
        if (text == null) {
            return FIRST;
        }
        String[] parts = text.split("-", 2);
        return new MemberCursor(EARLIEST.plusDays(Integer.parseInt(parts[0])), UUID.fromString(parts[1]));
    }

    String text() {
        return EARLIEST.until(joinedOn, ChronoUnit.DAYS) + "-" + id;
    }
}
