package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * The county has held the paper against the register, and has asked the person.
 *
 * @param note what was found, one line without personal data; needed when it is not confirmed
 */
public record CheckAssistedApplication(@NotNull CheckOutcome outcome, @ValidPlainText(max = 200) String note) {
    /** @throws ProblemException {@code request-invalid}, when nothing is said about what could not be confirmed */
    void requireReason() {
        if (outcome == CheckOutcome.NOT_CONFIRMED && note == null) {
            throw ProblemException.invalid("/note", "note-required");
        }
    }

    @Override
    public String toString() {
        return "CheckAssistedApplication[" + outcome + "]";
    }
}
