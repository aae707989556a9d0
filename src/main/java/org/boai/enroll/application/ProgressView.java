package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.List;
import org.boai.enroll.routing.OrganizationCard;

/**
 * How an application stands, for whoever has the receipt and has proved the phone.
 *
 * @param asked       what is to be answered now, or null
 * @param refusal     why it was refused, or null
 * @param appealUntil until when the organization above can be asked, or null when it cannot
 * @param next        what happens next and when, or null
 */
public record ProgressView(
        String receipt,
        ApplicationStatus status,
        OrganizationCard organization,
        List<Happened> timeline,
        Asked asked,
        String refusal,
        OffsetDateTime appealUntil,
        StatusView.NextStep next) {
    /** Something that happened. @param organization whose doing, or where it went; may be null */
    public record Happened(OffsetDateTime at, Event event, String organization, String reason) {}

    /** What happens on the way. */
    public enum Event {
        RECEIVED,
        ACKNOWLEDGED,
        RETURNED,
        ANSWERED,
        REDIRECTED,
        ADMITTED,
        REFUSED,
        WITHDRAWN,
        APPEALED,
        APPEAL_UPHELD,
        APPEAL_REJECTED,
        APPEAL_CLOSED
    }

    /** What is asked, and why. @param guardianConsent whether a guardian who is named has to consent, too */
    public record Asked(List<AskedItem> items, String reason, OffsetDateTime since, boolean guardianConsent) {}
}
