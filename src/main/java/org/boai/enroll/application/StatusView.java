package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.List;
import org.boai.enroll.routing.OrganizationCard;

/**
 * How an application stands, as far as the public may know.
 *
 * @param status always RECEIVED without proof of the phone
 * @param next   what happens next and when, or null
 */
public record StatusView(
        String receipt,
        ApplicationStatus status,
        OrganizationCard organization,
        List<TimelineEntry> timeline,
        NextStep next) {
    /** Something that happened. */
    public record TimelineEntry(OffsetDateTime at, Event event, String text) {}

    /** What an applicant is told of. */
    public enum Event {
        RECEIVED,
        ACKNOWLEDGED
    }

    /** Something that will happen. */
    public record NextStep(OffsetDateTime at, String text) {}
}
