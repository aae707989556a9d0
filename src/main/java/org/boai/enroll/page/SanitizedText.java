package org.boai.enroll.page;

import io.quarkus.qute.RawString;
import org.boai.enroll.kernel.RichText;

/**
 * The one way by which HTML that somebody wrote comes onto a page as it is: through the sanitizer once more, whatever the
 * database holds. Templates escape everything else.
 */
final class SanitizedText {
    private SanitizedText() {}

    static RawString of(String stored) {
        return new RawString(RichText.sanitized(stored, Integer.MAX_VALUE));
    }
}
