package org.boai.enroll.disclosure;

import java.util.UUID;

/** A form as it was printed. @param disclosure under which it can be found again who printed it and why */
public record PrintedForm(UUID disclosure, byte[] pdf) {
    /** As {@code Content-Disposition} says it: nothing of anybody. */
    String fileName() {
        return "application-form-" + disclosure + ".pdf";
    }

    @Override
    public String toString() {
        return "PrintedForm[" + disclosure + "]";
    }
}
