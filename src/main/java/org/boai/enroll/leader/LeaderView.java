package org.boai.enroll.leader;

import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A leader as stewards see one, masked.
 *
 * @param level          the organization's kind
 * @param memberId       null for somebody who was entered by name, and after erasure
 * @param name           null after erasure, and when it cannot be read; so is {@code phone}
 * @param until          the last day of the term
 * @param endedOn        the first day on which it was over early, or null; so are {@code endedBecause} and {@code endReason}
 * @param published      whether the leader agrees that the name stands on the public page
 * @param publicationConsentKeptAt null unless it does
 * @param firstTrainedOn when the person completed the first training, or null
 */
public record LeaderView(
        UUID id,
        UUID organizationId,
        String organization,
        OrganizationKind level,
        LeaderOffice office,
        UUID memberId,
        String name,
        String phone,
        LocalDate from,
        LocalDate until,
        LocalDate endedOn,
        LeaderEnding endedBecause,
        String endReason,
        LeaderStanding standing,
        boolean published,
        String publicationConsentKeptAt,
        LocalDate firstTrainedOn) {
    static LeaderView of(Leader leader, LocalDate today) {
        var term = leader.term();
        return new LeaderView(
                leader.id(),
                leader.organization(),
                leader.organizationName(),
                leader.organizationKind(),
                leader.office(),
                leader.member(),
                leader.name() == null ? null : leader.name().masked(),
                leader.phone() == null ? null : leader.phone().masked(),
                term.from(),
                term.until(),
                term.endedOn(),
                leader.because(),
                leader.reason(),
                term.on(today),
                leader.publicationConsent() != null,
                leader.publicationConsent(),
                leader.trainedOn());
    }

    @Override
    public String toString() {
        return "LeaderView[" + id + "]";
    }
}
