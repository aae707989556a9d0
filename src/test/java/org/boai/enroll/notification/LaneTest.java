package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final int AT_ONCE = 4;

    private final Lane lane = new Lane(AT_ONCE);
    private final List<String> begun = new ArrayList<>();
    private final List<String> givenBack = new ArrayList<>();

    private void join(int messages) {
        for (int i = 0; i < messages; i++) {
            lane.join(new Lane.Turn() {
                @Override
                public void begin() {
                    begun.add("one");
                }

                @Override
                public void giveBack() {
                    givenBack.add("one");
                    lane.left();
                }
            });
        }
    }

    private void judge(int messages, boolean failed, double millis) {
        for (int i = 0; i < messages; i++) {
            lane.judged(failed, millis);
            lane.left();
        }
    }

    @Test
    void noMoreBeginThanTheChannelAllows() {
        join(10);
        assertThat(begun).hasSize(AT_ONCE);
        judge(3, false, 10);
        assertThat(begun).hasSize(AT_ONCE + 3);
    }

    @Test
    void anUnknownEndpointIsTrustedWithNoMoreThanIsSentAtOnce() {
        assertThat(lane.room()).isEqualTo(AT_ONCE);
    }

    @Test
    void aFastEndpointMayHaveAboutASecondOfWorkWaiting() {
        join(100);
        judge(100, false, 100);
        assertThat(lane.pace()).isBetween(25.0, 26.0);
        assertThat(lane.room()).isBetween(38, 40);
        join(100);
        judge(100, false, 1);
        assertThat(lane.room()).isEqualTo(Lane.MOST);
    }

    @Test
    void afterOneFailureNothingIsTakenToWait() {
        join(100);
        judge(100, false, 1);
        join(1);
        judge(1, true, 1);
        assertThat(lane.room()).isEqualTo(AT_ONCE);
    }

    @Test
    void threeFailuresInARowGiveBackWhatWaits() {
        join(20);
        judge(2, true, 1);
        assertThat(givenBack).isEmpty();
        judge(1, true, 1);
        assertThat(givenBack).hasSize(20 - AT_ONCE - 2);
        assertThat(begun).hasSize(AT_ONCE + 2);
    }

    @Test
    void afterThreeFailuresWhatComesLaterIsTriedAllTheSame() {
        join(3);
        judge(3, true, 1);
        join(1);
        assertThat(begun).hasSize(4);
        judge(1, false, 1);
        join(AT_ONCE);
        assertThat(begun).hasSize(4 + AT_ONCE);
        assertThat(givenBack).isEmpty();
    }

    @Test
    void aSuccessBetweenFailuresShowsThatTheEndpointLives() {
        join(30);
        judge(2, true, 1);
        judge(1, false, 1);
        judge(2, true, 1);
        assertThat(givenBack).isEmpty();
    }

    @Test
    void aClosedLaneBeginsNothing() {
        join(6);
        lane.close();
        join(2);
        assertThat(begun).hasSize(AT_ONCE);
        assertThat(givenBack).hasSize(4);
    }
}
