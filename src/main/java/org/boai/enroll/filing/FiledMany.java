package org.boai.enroll.filing;

import java.util.List;
import java.util.UUID;

/**
 * What became of many.
 *
 * @param dryRun whether nothing was changed
 * @param filed  how many batches were filed, or would be
 * @param more   whether the month has more than were taken at once; then it is asked again
 */
public record FiledMany(boolean dryRun, int filed, boolean more, List<Outcome> items) {
    /**
     * Of one batch.
     *
     * @param organization null when the batch is unknown; so is {@code members}
     * @param problem      the slug of why it was not filed, or null
     */
    public record Outcome(UUID id, String organization, Integer members, boolean filed, String problem) {}
}
