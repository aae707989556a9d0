package org.boai.enroll.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;

/**
 * "Not ours", as plain rules: within thirty days one-sided, never twice by the same organization, and at the end of the chain
 * stands the county, which decides or assigns.
 *
 * @param here     where it lies
 * @param placedAt since when
 * @param assigned whether the society above has assigned it there
 * @param passedOn who has said "not ours" already
 */
record Redirections(Target here, Instant placedAt, boolean assigned, List<UUID> passedOn) {
    private static final Duration ONE_SIDED_FOR = Duration.ofDays(30);

    /**
     * To an organization that was named.
     *
     * @throws ProblemException {@code redirection-target-unfit}, {@code redirection-repeated}, {@code redirection-too-late},
     *                          {@code redirection-assigned}
     */
    Destination to(Target named, Instant now) {
        if (named == null || !named.fit() || named.id().equals(here.id())) {
            throw ProblemException.of(ApplicationProblem.REDIRECTION_TARGET_UNFIT);
        }
        if (assigns(named)) {
            return new Destination(named, null, true);
        }
        requireOneSided(now);
        if (passedOn.contains(named.id())) {
            throw ProblemException.of(ApplicationProblem.REDIRECTION_REPEATED);
        }
        return new Destination(named, null, false);
    }

    /**
     * To where the residence leads, else to the county.
     *
     * @param routed by the residence, with its group; null when that leads nowhere
     * @param county what accepts for the county above, or null
     * @throws ProblemException {@code redirection-target-needed} when neither is left, and as {@link #to}
     */
    Destination onward(Destination routed, Target county, Instant now) {
        boolean found = routed != null && left(routed.organization());
        boolean assigns = found && assigns(routed.organization());
        if (!here.accepts() || (found && !assigns)) {
            requireOneSided(now);
        }
        if (found) {
            return new Destination(routed.organization(), routed.group(), assigns);
        }
        if (here.accepts() || county == null || !left(county)) {
            throw ProblemException.of(ApplicationProblem.REDIRECTION_TARGET_NEEDED);
        }
        return new Destination(county, null, false);
    }

    private boolean left(Target target) {
        return target.fit() && !target.id().equals(here.id()) && !passedOn.contains(target.id());
    }

    /** Whoever accepts for a society assigns within it, at any time and to whomever. */
    private boolean assigns(Target target) {
        return here.accepts() && target.within(here.society());
    }

    private void requireOneSided(Instant now) {
        if (assigned) {
            throw ProblemException.of(ApplicationProblem.REDIRECTION_ASSIGNED);
        }
        if (placedAt.plus(ONE_SIDED_FOR).isBefore(now)) {
            throw ProblemException.of(ApplicationProblem.REDIRECTION_TOO_LATE);
        }
    }
}
