package org.boai.enroll.member;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Begins to take over people who are members already.
 *
 * @param organization whose subtree the rows may name; the caller's own when absent
 * @param basis        on what ground their data is held (PIPL 13), 5 to 400 characters: which forms they signed, and where
 *                     these are kept. They are told nothing, and no consent is recorded for them
 */
public record CreateMemberImport(
        UUID organization, @NotNull @ValidPlainText(max = CreateMemberImport.LONGEST) String basis) {
    static final int LONGEST = 400;
    private static final int SHORTEST = 5;

    /** @throws ProblemException {@code request-invalid} when it says too little */
    String saidBasis() {
        String text = PlainText.require(basis, LONGEST);
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw ProblemException.invalid("/basis", "text-too-short");
        }
        return text;
    }
}
