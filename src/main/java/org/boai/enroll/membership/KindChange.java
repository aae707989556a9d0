package org.boai.enroll.membership;

import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.membership.MembershipConfig.KindRule;

/** Who becomes what kind of member: a youth member an adult one, and nobody anything else. */
final class KindChange {
    private static final int ADULT_FROM = 18;

    private KindChange() {}

    /**
     * @param age in whole years on the day of the change
     * @throws ProblemException {@code kind-impossible}, {@code under-age} where the eighteenth birthday decides
     */
    static void require(MemberKind from, MemberKind to, int age, KindRule rule) {
        if (from != MemberKind.YOUTH || to != MemberKind.ADULT) {
            throw ProblemException.of(MembershipProblem.KIND_IMPOSSIBLE);
        }
        if (rule == KindRule.AGE_18 && age < ADULT_FROM) {
            throw ProblemException.of(MembershipProblem.UNDER_AGE);
        }
    }
}
