package org.boai.enroll.routing;

import java.util.List;
import org.boai.enroll.region.RegionLevel;

/**
 * All facts that a placement needs, loaded at once.
 *
 * @param lineage     the residence and what it lies in, the smallest first; empty without a residence that is valid today
 * @param covering    organizations whose coverage is valid today and holds the residence, and their DIRECT organizations
 * @param affiliation the unit that the person named, or null
 */
public record Candidates(List<Place> lineage, List<Candidate> covering, Candidate affiliation) {
    /** A region of the lineage. */
    public record Place(long id, String code, String name, RegionLevel level, boolean pseudo) {}

    Place residence() {
        return lineage.isEmpty() ? null : lineage.get(0);
    }
}
