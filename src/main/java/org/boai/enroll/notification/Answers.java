package org.boai.enroll.notification;

import java.util.List;
import java.util.UUID;

/** How the branches directly below an organization answer, and the organization itself; who is behind comes first. */
public record Answers(List<Branch> branches) {
    /**
     * One branch with all that lies in it.
     *
     * @param attended      whether somebody there can act
     * @param overdue       open ones past their first step
     * @param acknowledged  in the last 90 days
     * @param medianSeconds from the notice to its acknowledgment, of those; null without any
     */
    public record Branch(
            UUID organizationId,
            String organization,
            boolean attended,
            long open,
            long overdue,
            long acknowledged,
            Long medianSeconds) {}
}
