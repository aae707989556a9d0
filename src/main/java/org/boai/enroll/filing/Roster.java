package org.boai.enroll.filing;

import java.util.UUID;

/**
 * A printed roster.
 *
 * @param next where the following part begins, or null after the last
 */
public record Roster(UUID filing, byte[] pdf, UUID next) {
    /** As {@code Content-Disposition} says it: nothing of anybody. */
    String fileName() {
        return "filing-" + filing + ".pdf";
    }

    /** To the following part (RFC 8288), or null after the last. */
    String link() {
        return next == null ? null : "</api/v1/filings/" + filing + "/roster?after=" + next + ">; rel=\"next\"";
    }

    @Override
    public String toString() {
        return "Roster[" + filing + "]";
    }
}
