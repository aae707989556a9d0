package org.boai.enroll.page;

import io.quarkus.qute.RawString;

/** The one way by which HTML comes onto a page as it is: what {@code community} has sanitized on its way out. */
final class SanitizedHtml {
    private SanitizedHtml() {}

    /** @param sanitized by {@code kernel.RichText} */
    static RawString of(String sanitized) {
        return new RawString(sanitized);
    }
}
