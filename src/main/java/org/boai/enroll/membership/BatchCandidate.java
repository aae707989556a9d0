package org.boai.enroll.membership;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.MemberStatus;
import org.boai.enroll.membership.MembershipConfig.KindRule;

/**
 * Somebody for whom a batch makes a plan.
 *
 * @param residence code of the region, or null
 * @param moving    whether a transfer is open
 */
record BatchCandidate(
        UUID id,
        UUID organizationId,
        MemberKind kind,
        MemberStatus status,
        LocalDate birthDate,
        String residence,
        boolean moving) {
    /** @param to null but for a transfer; {@code because} is the name of the problem, and null but for who is skipped */
    record Planned(UUID member, BatchPlan plan, UUID to, String because) {}

    /**
     * What is asked of a batch.
     *
     * @param rule what makes an adult
     */
    record Wish(boolean moves, boolean becomesAdult, KindRule rule, LocalDate today) {}

    /** @param way where this one would go, or why nowhere */
    Planned plan(Wish wish, BatchWay way) {
        if (status != MemberStatus.ACTIVE) {
            return skip("membership-over");
        }
        String notAdult = wish.becomesAdult() ? whyNotAdult(wish) : "kind-impossible";
        boolean tooYoung = "under-age".equals(notAdult) && wish.becomesAdult();
        if (!wish.moves() || tooYoung) {
            return notAdult == null ? kindOnly() : skip(notAdult);
        }
        if (moving) {
            return skip("transfer-open");
        }
        if (way.problem() != null) {
            return skip(way.problem());
        }
        if (way.branch().id().equals(organizationId)) {
            return notAdult == null ? kindOnly() : skip("transfer-to-itself");
        }
        return new Planned(id, BatchPlan.TRANSFER, way.branch().id(), null);
    }

    private String whyNotAdult(Wish wish) {
        try {
            int age = Period.between(birthDate, wish.today()).getYears();
            KindChange.require(kind, MemberKind.ADULT, age, wish.rule());
            return null;
        } catch (ProblemException e) {
            return e.type().slug();
        }
    }

    private Planned kindOnly() {
        return new Planned(id, BatchPlan.KIND_ONLY, null, null);
    }

    Planned skip(String because) {
        return new Planned(id, BatchPlan.SKIP, null, because);
    }

    @Override
    public String toString() {
        return "BatchCandidate[" + id + "]";
    }
}
