package org.boai.enroll.application;

import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.routing.Reason;
import org.boai.enroll.routing.Step;

/** A redirection as one more line of the explanation why an application lies where it lies. */
final class Redirected {
    private Redirected() {}

    static Reason from(Target from, Destination to) {
        var organization = to.organization();
        return new Reason(
                step(organization.kind()),
                Reason.Outcome.CHOSEN,
                organization.id(),
                to.assigned() ? "assigned" : "redirected",
                to.assigned()
                        ? from.name() + "指定由" + organization.name() + "受理"
                        : from.name() + "认为不归本组织，转由" + organization.name() + "受理");
    }

    private static Step step(OrganizationKind kind) {
        return switch (kind) {
            case VILLAGE -> Step.VILLAGE;
            case TOWNSHIP, GROUP -> Step.TOWNSHIP;
            case COUNTY, CITY, PROVINCE, DIRECT -> Step.COUNTY;
            default -> Step.AFFILIATION;
        };
    }
}
