package org.boai.enroll.notification;

import java.util.List;
import java.util.UUID;

/** What came of acknowledging many, in the order of the request. */
public record Acknowledgments(List<Outcome> outcomes) {
    /** @param problem slug of why not, or null */
    public record Outcome(UUID id, boolean acknowledged, String problem) {}
}
