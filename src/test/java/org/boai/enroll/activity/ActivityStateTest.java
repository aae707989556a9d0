package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.boai.enroll.activity.ActivityAct.CANCEL;
import static org.boai.enroll.activity.ActivityAct.CLOSE;
import static org.boai.enroll.activity.ActivityAct.HOLD;
import static org.boai.enroll.activity.ActivityAct.PUBLISH;
import static org.boai.enroll.activity.ActivityAct.REOPEN;
import static org.boai.enroll.activity.ActivityAct.REPORT;
import static org.boai.enroll.activity.ActivityState.CANCELLED;
import static org.boai.enroll.activity.ActivityState.CLOSED;
import static org.boai.enroll.activity.ActivityState.DRAFT;
import static org.boai.enroll.activity.ActivityState.HELD;
import static org.boai.enroll.activity.ActivityState.PUBLISHED;
import static org.boai.enroll.activity.ActivityState.REPORTED;

import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act in every state. */
class ActivityStateTest {
    private static final Map<ActivityState, Map<ActivityAct, ActivityState>> WAYS = Map.of(
            DRAFT, Map.of(PUBLISH, PUBLISHED, HOLD, HELD, CANCEL, CANCELLED),
            PUBLISHED, Map.of(CLOSE, CLOSED, HOLD, HELD, CANCEL, CANCELLED),
            CLOSED, Map.of(REOPEN, PUBLISHED, HOLD, HELD, CANCEL, CANCELLED),
            HELD, Map.of(REPORT, REPORTED),
            REPORTED, Map.of(REPORT, REPORTED),
            CANCELLED, Map.of());

    static Stream<Arguments> acts() {
        return Stream.of(ActivityState.values())
                .flatMap(state -> Stream.of(ActivityAct.values()).map(act -> Arguments.of(state, act)));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void leadsWhereItMayAndNowhereElse(ActivityState state, ActivityAct act) {
        ActivityState next = WAYS.get(state).get(act);
        if (next != null) {
            assertThat(state.after(act)).isEqualTo(next);
        } else {
            assertThatThrownBy(() -> state.after(act)).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.type()).isEqualTo(ActivityProblem.ACTIVITY_STATE);
                assertThat(problem.extensions()).containsEntry("state", state.name());
            });
        }
    }
}
