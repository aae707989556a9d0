package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.routing.RoutingService;
import org.boai.enroll.routing.Whereabouts;

/** Where a transfer leads, in the session at hand: by residence as routing says, or to a named organization. */
@ApplicationScoped
class Destinations {
    private final RoutingService routing;
    private final BranchProjection branches;

    Destinations(RoutingService routing, BranchProjection branches) {
        this.routing = routing;
        this.branches = branches;
    }

    /**
     * @param own the branch that asks for itself when it names nothing; null for nobody
     * @throws ProblemException {@code transfer-target-missing}, {@code organization-unknown}, or as routing says
     */
    Uni<Destination> of(AskTransfer request, UUID own) {
        if (request.residence() != null) {
            return byResidence(request.residence().regionCode())
                    .map(found -> new Destination(found.branch(), found.residence(), null, request.reason()));
        }
        UUID named = request.organizationId() == null ? own : request.organizationId();
        if (named == null) {
            return Uni.createFrom().failure(ProblemException.of(MembershipProblem.TRANSFER_TARGET_MISSING));
        }
        return branches.require(named).map(branch -> new Destination(branch, null, null, request.reason()));
    }

    Uni<Destination> byResidence(String regionCode) {
        return routing.place(new Whereabouts(regionCode, null))
                .chain(placement -> branches.require(placement.organization().id())
                        .map(branch -> new Destination(branch, placement.residenceRegionId(), null, null)));
    }

    /** A work or study place that the member names. @throws ProblemException {@code organization-unknown} */
    Uni<Destination> unit(UUID id, String reason) {
        return branches.require(id).map(branch -> {
            if (!branch.kind().unit()) {
                throw ProblemException.of(OrganizationProblem.ORGANIZATION_UNKNOWN);
            }
            return new Destination(branch, null, null, reason);
        });
    }
}
