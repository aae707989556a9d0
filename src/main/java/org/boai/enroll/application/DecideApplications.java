package org.boai.enroll.application;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * One decision for many applications.
 *
 * @param reason for a refusal
 * @param dryRun says what would come of it, and changes nothing
 */
public record DecideApplications(
        @NotEmpty @Size(max = 100) List<@NotNull UUID> ids,
        @NotNull Decision decision,
        @ValidPlainText(max = 200) String reason,
        Boolean dryRun) {
    /** Which. */
    public enum Decision {
        APPROVE,
        REFUSE
    }

    void requireReason() {
        if (decision == Decision.REFUSE && reason == null) {
            throw ProblemException.invalid("/reason", "not-null");
        }
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
