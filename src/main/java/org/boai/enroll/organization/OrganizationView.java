package org.boai.enroll.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An organization as its stewards see it.
 *
 * @param path     names of the organizations above, from the province down
 * @param attended whether somebody with an account can act there
 */
public record OrganizationView(
        UUID id,
        String name,
        OrganizationKind kind,
        OrganizationStatus status,
        UUID parentId,
        List<String> path,
        Place location,
        List<Place> coverage,
        LocalDate foundedOn,
        AdmissionPolicy admissionPolicy,
        Authorization authorization,
        boolean attended,
        int version) {
    /** A region by code and name. */
    public record Place(String code, String name) {}
}
