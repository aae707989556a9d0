package org.boai.enroll.application;

import java.util.List;
import java.util.UUID;

/**
 * What became, or would become, of each.
 *
 * @param dryRun whether nothing was changed
 */
public record Decisions(boolean dryRun, List<Outcome> outcomes) {
    /**
     * One application.
     *
     * @param status  after it, UNDER_REVIEW for the first approval of a child; null when it was not decided
     * @param problem slug of why not, or null
     */
    public record Outcome(UUID id, boolean decided, ApplicationStatus status, String problem) {}
}
