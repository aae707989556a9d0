package org.boai.enroll.duty;

import java.util.List;
import java.util.UUID;

/** How the branches directly below an organization, and the organization itself, keep up with their new members; the worst first. */
public record DutyBranches(List<Branch> branches) {
    /**
     * One branch with all that lies in it; of the organization itself what it owes itself.
     *
     * @param attended  whether somebody there can act
     * @param overdue   open ones past their time
     * @param due       how many fell due in the last 30 days and were not needless
     * @param done      how many of those are done; {@code inTime} not later than they were due
     * @param doneAhead done before they fall due, beside {@code due}: whoever is quick has done something, too
     */
    public record Branch(
            UUID organizationId,
            String organization,
            boolean attended,
            long open,
            long overdue,
            long due,
            long done,
            long inTime,
            long doneAhead) {}
}
