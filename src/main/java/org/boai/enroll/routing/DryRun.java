package org.boai.enroll.routing;

import java.util.List;
import java.util.UUID;

/** A placement with all reasons, for stewards. {@code toldAtOnce}: who above is told because nobody can act below. */
public record DryRun(
        OrganizationCard organization, boolean gap, UUID groupId, List<Reason> reasons, List<String> toldAtOnce) {
    static DryRun of(Placement placement) {
        return new DryRun(
                OrganizationCard.of(placement),
                placement.gap(),
                placement.groupId(),
                placement.reasons(),
                placement.toldAtOnce().stream().map(Candidate.Link::name).toList());
    }
}
