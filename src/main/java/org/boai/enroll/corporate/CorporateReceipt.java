package org.boai.enroll.corporate;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/**
 * What whoever applied for a unit gets back, whether the unit is new, known, refused or a member.
 *
 * @param receipt      22 characters
 * @param status       always RECEIVED: decisions are told to the contact's phone
 * @param organization the society by law that decides
 */
public record CorporateReceipt(String receipt, UnitStatus status, OffsetDateTime submittedAt, Decider organization) {
    /** The society that decides. */
    public record Decider(UUID id, String name, OrganizationKind kind) {}
}
