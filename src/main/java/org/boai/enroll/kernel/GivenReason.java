package org.boai.enroll.kernel;

import jakarta.validation.constraints.NotNull;

/** Why something is done. @param reason 5 to 200 characters */
public record GivenReason(@NotNull @ValidPlainText(max = GivenReason.LONGEST) String reason) {
    public static final int LONGEST = 200;
    private static final int SHORTEST = 5;

    /** Without white space around it. @throws ProblemException {@code request-invalid} when it says too little */
    public String said() {
        String text = PlainText.require(reason, LONGEST);
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw ProblemException.invalid("/reason", "text-too-short");
        }
        return text;
    }
}
