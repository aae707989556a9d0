package org.boai.enroll.notification;

import java.util.UUID;
import org.boai.enroll.notification.channel.Verdict;

/** What came of a test message; {@code reason} is null when it was delivered. */
public record TriedEndpoint(UUID endpoint, Verdict.Sort outcome, String reason) {
    static TriedEndpoint of(UUID endpoint, Verdict verdict) {
        return new TriedEndpoint(endpoint, verdict.sort(), verdict.reason());
    }

    boolean delivered() {
        return outcome == Verdict.Sort.DELIVERED;
    }
}
