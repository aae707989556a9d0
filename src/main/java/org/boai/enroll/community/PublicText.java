package org.boai.enroll.community;

import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.RichText;

/** Texts that were sanitized when they were written are sanitized once more before everybody reads them. */
final class PublicText {
    private PublicText() {}

    /** @return HTML; empty when nothing can be read of it */
    static String of(String stored) {
        try {
            return stored == null ? "" : RichText.sanitized(stored, Integer.MAX_VALUE);
        } catch (InvalidValue nothingToRead) {
            return "";
        }
    }
}
