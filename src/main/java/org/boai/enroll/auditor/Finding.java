package org.boai.enroll.auditor;

/**
 * Where the record is not what was sealed.
 *
 * @param position of the link, or of the one that should be there; 0 when it is about entries without a link
 */
public record Finding(long position, Kind kind) {
    /** What is wrong. */
    public enum Kind {
        /** The entry, or its place, is not the one that was sealed. */
        ENTRY_CHANGED,
        /** The link is there, its entry is not. */
        ENTRY_REMOVED,
        /** A position has no link. */
        LINK_REMOVED,
        /** Entries that should have been sealed long ago have no link: they were put there by somebody else. */
        ENTRY_INSERTED,
        /** A head that was noted when it was sealed does not fit the chain of now. */
        HEAD_DIFFERS
    }
}
