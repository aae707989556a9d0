package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What was sent with one number in the last 90 days, newest first, at most 100. Of no person anything, nor what was decided:
 * numbers are shared and recycled, and who holds one is not who applied.
 */
public record SentApplications(List<Sent> applications) {
    /**
     * One application.
     *
     * @param organization name of the branch
     * @param disowned     whether the phone's holder has said already that somebody else sent it
     */
    public record Sent(UUID id, OffsetDateTime submittedAt, String organization, boolean disowned) {}
}
