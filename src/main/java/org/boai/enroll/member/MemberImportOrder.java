package org.boai.enroll.member;

import java.nio.file.Path;

/**
 * What an operator wants taken over.
 *
 * @param file         CSV
 * @param organization whose subtree it may name: an id, or a name with as much of the path above it as makes it the only one
 * @param basis        on what ground these people's data is held
 * @param way          what to do with it
 * @param report       where bad rows are told
 */
public record MemberImportOrder(Path file, String organization, String basis, Way way, Path report) {
    /** What to do with it. */
    public enum Way {
        /** Only look. */
        DRY_RUN,
        /** All rows or none. */
        ALL,
        /** The good rows. */
        SKIP_BAD,
        /** Take back what an import of this file has done that has not ended. */
        UNDO
    }
}
