package org.boai.enroll.activity;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/** Why a guardian is to be called. @param reason 5 to 200 characters, e.g. an injury */
public record ShowGuardian(@NotNull @ValidPlainText(max = ShowGuardian.LONGEST) String reason) {
    static final int LONGEST = 200;
    private static final int SHORTEST = 5;

    /** Without white space around it. @throws ProblemException {@code request-invalid} when it says too little */
    String said() {
        String text = PlainText.require(reason, LONGEST);
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw ProblemException.invalid("/reason", "text-too-short");
        }
        return text;
    }
}
