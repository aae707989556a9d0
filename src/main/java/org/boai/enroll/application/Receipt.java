package org.boai.enroll.application;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.routing.OrganizationCard;
import org.boai.enroll.routing.Placement;
import org.boai.enroll.routing.Reason;
import org.boai.enroll.routing.Step;

/**
 * What the citizen gets back, always in the same neutral shape, whether the person is new, known, refused or a member.
 *
 * @param status always RECEIVED
 */
public record Receipt(
        String receipt,
        ApplicationStatus status,
        OffsetDateTime submittedAt,
        OrganizationCard organization,
        PublicPlacement placement) {
    /** The public part of a placement: the chosen row only. */
    public record PublicPlacement(boolean gap, UUID groupId, List<PublicReason> reasons) {}

    /** Why this organization, in one sentence. */
    public record PublicReason(Step step, Reason.Outcome outcome, String because, String text) {}

    static Receipt of(Application application, Placement placement) {
        var chosen = placement.chosen();
        return new Receipt(
                application.receipt,
                ApplicationStatus.RECEIVED,
                application.submittedAt.atZone(SystemClock.ZONE).toOffsetDateTime(),
                OrganizationCard.of(placement),
                new PublicPlacement(
                        placement.gap(),
                        placement.groupId(),
                        List.of(new PublicReason(chosen.step(), chosen.outcome(), chosen.because(), chosen.text()))));
    }
}
