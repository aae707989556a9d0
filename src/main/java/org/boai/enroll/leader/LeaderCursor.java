package org.boai.enroll.leader;

import java.util.UUID;

/** A place in the order of the list: the organization, then the term. Both are for life. */
record LeaderCursor(UUID organization, UUID leader) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    static final String SHAPE = ID + "~" + ID;

    /** Before all. */
    private static final LeaderCursor FIRST = new LeaderCursor(new UUID(0, 0), new UUID(0, 0));

    /** @param text of {@link #SHAPE}, or null for the beginning */
    static LeaderCursor of(String text) {
        if (text == null) {
            return FIRST;
        }
        String[] ids = text.split("~");
        return new LeaderCursor(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
    }

    String text() {
        return organization + "~" + leader;
    }
}
