package org.boai.enroll.leader;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;

/** That a leader agrees to a public name. @param consentKeptAt where the signed consent lies, at most 100 characters */
public record PublishLeader(@NotNull @ValidPlainText(max = PublishLeader.LONGEST) String consentKeptAt) {
    static final int LONGEST = 100;

    /** Without white space around it. */
    String place() {
        return PlainText.require(consentKeptAt, LONGEST);
    }
}
