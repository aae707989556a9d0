package org.boai.enroll.routing;

import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;

/** The organization of a placement; {@code path} names what stands above it, from the province down. */
public record OrganizationCard(UUID id, String name, OrganizationKind kind, List<String> path) {
    public static OrganizationCard of(Placement placement) {
        var chosen = placement.organization();
        return new OrganizationCard(chosen.id(), chosen.name(), chosen.kind(), placement.path());
    }
}
