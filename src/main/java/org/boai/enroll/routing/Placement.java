package org.boai.enroll.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a person belongs, and the whole explanation.
 *
 * @param group             the one group that covers the residence, or null
 * @param gap               no grassroots organization yet: the county accepts
 * @param residenceRegionId the residence as it is valid today, or null
 */
public record Placement(
        Candidate organization, Candidate group, boolean gap, Long residenceRegionId, List<Reason> reasons)
        implements Answer {
    public Step step() {
        return chosen().step();
    }

    public Reason chosen() {
        return reasons.stream()
                .filter(reason -> reason.outcome() == Reason.Outcome.CHOSEN)
                .findFirst()
                .orElseThrow();
    }

    public UUID groupId() {
        return group == null ? null : group.id();
    }

    /** The organizations above that must be told at once, because nobody can act below them. */
    public List<Candidate.Link> toldAtOnce() {
        List<Candidate.Link> told = new ArrayList<>();
        boolean attended = organization.attended();
        for (var link : organization.chain()) {
            if (attended) {
                break;
            }
            told.add(link);
            attended = link.attended();
        }
        return told;
    }

    /** Names of the organizations above, from the province down. */
    public List<String> path() {
        var names = organization.chain().stream().map(Candidate.Link::name).collect(Collectors.toList());
        Collections.reverse(names);
        return names;
    }

    /** Names of everybody who may come to see the data: the organization and all above it. */
    public List<String> receivers() {
        List<String> names = new ArrayList<>();
        names.add(organization.name());
        organization.chain().forEach(link -> names.add(link.name()));
        return names;
    }
}
