package org.boai.enroll.member;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.member.MemberStatus.ACTIVE;
import static org.boai.enroll.member.MemberStatus.DECEASED;
import static org.boai.enroll.member.MemberStatus.LEFT;
import static org.boai.enroll.member.MemberStatus.REMOVED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status by every step. */
class MemberStatusTest {
    private static final String OVER = "membership-over";

    /** In the order of the steps: leave, remove, die, restore, transfer, change kind, change group. */
    private static final Map<MemberStatus, List<Object>> TABLE = Map.ofEntries(
            entry(ACTIVE, List.of(LEFT, REMOVED, DECEASED, "membership-goes-on", ACTIVE, ACTIVE, ACTIVE)),
            entry(LEFT, List.of(OVER, OVER, OVER, ACTIVE, OVER, OVER, OVER)),
            entry(REMOVED, List.of(OVER, OVER, OVER, ACTIVE, OVER, OVER, OVER)),
            entry(DECEASED, List.of(OVER, OVER, OVER, ACTIVE, OVER, OVER, OVER)));

    static Stream<Arguments> everyCell() {
        return Stream.of(MemberStatus.values())
                .flatMap(status -> Stream.of(MembershipStep.values()).map(step -> Arguments.of(status, step)));
    }

    private static Object after(MemberStatus status, MembershipStep step) {
        try {
            return status.after(step);
        } catch (ProblemException e) {
            return e.type().slug();
        }
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void becomesWhatTheTableSays(MemberStatus status, MembershipStep step) {
        assertThat(after(status, step)).isEqualTo(TABLE.get(status).get(step.ordinal()));
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void everyReasonEndsAMembership(EndReason reason) {
        assertThat(reason.status()).isNotEqualTo(ACTIVE);
    }

    @Test
    void onlyLeavingIsByTheMembersOwnHand() {
        assertThat(Stream.of(EndReason.values()).filter(reason -> reason.status() == LEFT))
                .containsExactlyInAnyOrder(
                        EndReason.OWN_WISH,
                        EndReason.CONSENT_WITHDRAWN,
                        EndReason.DATA_DELETED,
                        EndReason.WRITTEN_WISH);
    }
}
