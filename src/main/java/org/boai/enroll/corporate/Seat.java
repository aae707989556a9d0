package org.boai.enroll.corporate;

import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/**
 * Where a unit has its seat, and who decides there.
 *
 * @param countyCode six digits, for the member's number
 */
record Seat(long region, UUID organization, String name, OrganizationKind kind, String countyCode) {
    CorporateReceipt.Decider decider() {
        return new CorporateReceipt.Decider(organization, name, kind);
    }
}
