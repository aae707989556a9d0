package org.boai.enroll.routing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.AdmissionPolicy;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;

/**
 * An organization that might be the one.
 *
 * @param covered      how many regions it covers: fewer is closer
 * @param covering     code of the covered region that holds the residence, or null
 * @param acceptorFor  for a DIRECT organization: the society by law that it accepts for
 * @param chain        the organizations above it, nearest first
 */
public record Candidate(
        UUID id,
        String name,
        OrganizationKind kind,
        OrganizationStatus status,
        AdmissionPolicy admissionPolicy,
        LocalDate foundedOn,
        boolean attended,
        int covered,
        String covering,
        UUID acceptorFor,
        String countyCode,
        List<Link> chain) {
    /** An organization above. */
    public record Link(UUID id, String name, boolean attended) {}

    boolean active() {
        return status == OrganizationStatus.ACTIVE;
    }
}
