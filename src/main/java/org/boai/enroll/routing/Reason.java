package org.boai.enroll.routing;

import java.util.UUID;

/**
 * One line of the explanation.
 *
 * @param because stable slug: {@code affiliated}, {@code covers-residence}, {@code only-choice-above}, {@code not-active},
 *                {@code no-organization}, {@code unit-not-active}, {@code tie-smaller-coverage}, {@code unattended} …
 * @param text    the sentence, in Chinese as it is stored
 */
public record Reason(Step step, Outcome outcome, UUID organizationId, String because, String text) {
    /** Whether the step decided. */
    public enum Outcome {
        CHOSEN,
        SKIPPED
    }

    static Reason chosen(Step step, UUID organization, String because, String text) {
        return new Reason(step, Outcome.CHOSEN, organization, because, text);
    }

    static Reason skipped(Step step, UUID organization, String because, String text) {
        return new Reason(step, Outcome.SKIPPED, organization, because, text);
    }
}
