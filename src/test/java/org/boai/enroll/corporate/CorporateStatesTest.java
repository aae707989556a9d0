package org.boai.enroll.corporate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state and every act, of applications and of memberships. */
class CorporateStatesTest {
    @ParameterizedTest
    @EnumSource(UnitStatus.Act.class)
    void anApplicationIsDecidedOnce(UnitStatus.Act act) {
        var after = UnitStatus.RECEIVED.after(act);
        assertThat(after)
                .isEqualTo(
                        switch (act) {
                            case APPROVE -> UnitStatus.ADMITTED;
                            case REFUSE -> UnitStatus.REFUSED;
                            case WITHDRAW -> UnitStatus.WITHDRAWN;
                        });
        for (UnitStatus status : UnitStatus.values()) {
            if (status != UnitStatus.RECEIVED) {
                assertRefused(() -> status.after(act), "corporate-application-decided");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CorporateStatus.Act.class)
    void aMembershipEndsOnceAndIsNotChangedAfterwards(CorporateStatus.Act act) {
        assertThat(CorporateStatus.ACTIVE.after(act))
                .isEqualTo(
                        switch (act) {
                            case CHANGE_CONTACT, LINK -> CorporateStatus.ACTIVE;
                            case LEAVE -> CorporateStatus.LEFT;
                            case REMOVE -> CorporateStatus.REMOVED;
                        });
        for (CorporateStatus status : CorporateStatus.values()) {
            if (status != CorporateStatus.ACTIVE) {
                assertRefused(() -> status.after(act), "corporate-ended");
            }
        }
    }

    private static void assertRefused(Supplier<?> step, String slug) {
        assertThatThrownBy(step::get).isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                        refused.type().slug())
                .isEqualTo(slug));
    }
}
