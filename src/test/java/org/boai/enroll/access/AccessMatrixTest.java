package org.boai.enroll.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.boai.enroll.support.Contract;
import org.junit.jupiter.api.Test;

/** The matrix speaks of every route of the contract, and of no other. */
class AccessMatrixTest {
    private static final List<Actor> WITHOUT_A_GOOD_TOKEN = List.of(
            Actor.ANONYMOUS,
            Actor.RECEIPT,
            Actor.DISABLED,
            Actor.OUTDATED,
            Actor.EXPIRED,
            Actor.FOREIGN,
            Actor.REFRESH);

    /** The account itself, and how many persons data is held of. */
    private static final Set<String> OF_NO_PERSON = Set.of("GET /api/v1/me", "GET /api/v1/data-protection/threshold");

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        assertThat(AccessMatrix.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(Contract.routes().keySet());
    }

    @Test
    void whatTheContractClosesIsClosedToWhoeverHasNoGoodToken() {
        Contract.routes().forEach((route, operation) -> assertThat(WITHOUT_A_GOOD_TOKEN)
                .as(route)
                .allSatisfy(actor -> assertThat(AccessMatrix.rows().get(route).get(actor) == 401)
                        .as(actor.column())
                        .isEqualTo(operation.has("security"))));
    }

    @Test
    void nobodyButAnAuditorReadsTheRecordAndAnAuditorNothingElse() {
        AccessMatrix.closedRoutes().forEach(route -> {
            boolean record = route.contains("/audit/");
            boolean reads = AccessMatrix.rows().get(route).get(Actor.AUDITOR) < 300;
            assertThat(reads).as(route).isEqualTo(record || OF_NO_PERSON.contains(route));
        });
    }

    @Test
    void everyWriteThatIsClosedIsRefusedToAViewer() {
        Set<String> open = AccessMatrix.closedRoutes().stream()
                .filter(route -> !route.startsWith("GET "))
                .filter(route -> AccessMatrix.rows().get(route).get(Actor.VIEWER) < 300)
                .collect(Collectors.toSet());
        assertThat(open)
                .as("dry runs and looks change nothing")
                .containsExactlyInAnyOrder(
                        "POST /api/v1/placements",
                        "POST /api/v1/members/card-checks",
                        "POST /api/v1/members/searches",
                        "POST /api/v1/corporate-members/searches");
    }
}
