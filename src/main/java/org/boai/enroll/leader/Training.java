package org.boai.enroll.leader;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;

/**
 * A training of leaders: who holds it, for whom, and when.
 *
 * @param level  of which kind of organizations the leaders are; null for all
 * @param batch  its title, e.g. 2026年第一期
 * @param endsOn the last day
 */
record Training(
        UUID id,
        UUID organization,
        String organizationName,
        OrganizationKind holder,
        TrainingKind kind,
        OrganizationKind level,
        String batch,
        String place,
        LocalDate startsOn,
        LocalDate endsOn,
        boolean cancelled,
        int version) {
    /** 逐级落实责任: each level trains those below; a village or a unit has nobody below. */
    private static final Set<OrganizationKind> HOLDERS = EnumSet.of(
            OrganizationKind.PROVINCE, OrganizationKind.CITY, OrganizationKind.COUNTY, OrganizationKind.TOWNSHIP);

    private static final Period LONGEST = Period.ofYears(1);
    private static final Period PAST = Period.ofYears(10);
    private static final Period AHEAD = Period.ofYears(2);

    /** @throws ProblemException {@code leader-training-impossible} */
    Training requirePossible(LocalDate today) {
        boolean held = HOLDERS.contains(holder)
                && (kind != TrainingKind.PRESIDENTS || holder == OrganizationKind.PROVINCE)
                && level != OrganizationKind.GROUP;
        // first, for nothing can be counted from the last day of the calendar
        boolean timely = !startsOn.isBefore(today.minus(PAST))
                && !startsOn.isAfter(today.plus(AHEAD))
                && !endsOn.isBefore(startsOn)
                && !endsOn.isAfter(startsOn.plus(LONGEST));
        if (!held || !timely) {
            throw ProblemException.of(LeaderProblem.LEADER_TRAINING_IMPOSSIBLE);
        }
        return this;
    }

    /** @throws ProblemException {@code leader-training-cancelled} */
    Training requireOpen() {
        if (cancelled) {
            throw ProblemException.of(LeaderProblem.LEADER_TRAINING_CANCELLED);
        }
        return this;
    }

    /** Whether a leader with this office in an organization of this kind is one of those whom it is for. */
    boolean suits(LeaderOffice office, OrganizationKind kindOfOrganization) {
        return (level == null || level == kindOfOrganization)
                && (kind != TrainingKind.PRESIDENTS || office == LeaderOffice.PRESIDENT);
    }

    /** Completed on one of its days, which has come. */
    boolean completedOn(LocalDate day, LocalDate today) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn) && !day.isAfter(today);
    }
}
