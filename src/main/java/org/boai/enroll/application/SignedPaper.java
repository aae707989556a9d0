package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.Period;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * The form on paper that the person, or a guardian, signed.
 *
 * @param signedOn the date beside the signature
 * @param keptAt   where the branch keeps it, so that the county finds it; one line
 */
public record SignedPaper(@NotNull LocalDate signedOn, @NotNull @ValidPlainText(max = 100) String keptAt) {
    /** An older one says little about what the person wants today. */
    private static final Period GOOD_FOR = Period.ofDays(180);

    /** @throws ProblemException {@code request-invalid}, when it was not signed within the last 180 days */
    void requireGood(LocalDate today) {
        if (signedOn.isAfter(today)) {
            throw ProblemException.invalid("/paperForm/signedOn", "signed-in-the-future");
        }
        if (signedOn.isBefore(today.minus(GOOD_FOR))) {
            throw ProblemException.invalid("/paperForm/signedOn", "signed-too-long-ago");
        }
    }

    @Override
    public String toString() {
        return "SignedPaper[…]";
    }
}
