package org.boai.enroll.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A steward applies for somebody without a phone at hand.
 *
 * @param application what the public sends, by the same rules; a phone proof is not asked for
 * @param paperForm   what the person signed instead
 */
public record SubmitAssistedApplication(
        @NotNull @Valid SubmitApplication application, @NotNull @Valid SignedPaper paperForm) {
    @Override
    public String toString() {
        return "SubmitAssistedApplication[…]";
    }
}
