package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.member.MemberKind;
import org.junit.jupiter.api.Test;

/** The rules of an activity, at a moment that is given. */
class ActivityTest {
    private static final Instant START = Instant.parse("2026-12-05T01:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2026-12-04T01:00:00Z");
    private static final UUID ORGANIZATION = UUID.randomUUID();

    private static Activity activity(ActivityState state, Integer capacity, int taken) {
        return new Activity(
                UUID.randomUUID(),
                ORGANIZATION,
                state,
                "文化家园",
                new ActivityTimes(START, START.plusSeconds(7200), DEADLINE),
                capacity,
                taken,
                taken,
                ActivityAudience.SUBTREE,
                Set.of(MemberKind.ADULT),
                0);
    }

    private static void assertProblem(ProblemType type, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(type));
    }

    @Test
    void thereAreAsManyPlacesAsAreNotTaken() {
        assertThat(activity(ActivityState.PUBLISHED, 3, 2).free()).isOne();
        assertThat(activity(ActivityState.PUBLISHED, 3, 3).free()).isZero();
        assertThat(activity(ActivityState.PUBLISHED, null, 3).free()).isEqualTo(Integer.MAX_VALUE);
    }

    private static ActivityTimes times(long begins, long ends, long deadline) {
        return new ActivityTimes(
                START.plusSeconds(begins), START.plusSeconds(7200 + ends), DEADLINE.plusSeconds(deadline));
    }

    @Test
    void onlyAMomentThatIsChangedHasToLieAhead() {
        var published = activity(ActivityState.PUBLISHED, 3, 0);
        Instant begun = START.plusSeconds(60);
        published.requireAhead(times(0, 3600, 0), begun);
        published.requireAhead(times(61, 0, 0), begun);
        assertProblem(ActivityProblem.ACTIVITY_IN_THE_PAST, () -> published.requireAhead(times(60, 3600, 0), begun));
        assertProblem(ActivityProblem.ACTIVITY_IN_THE_PAST, () -> published.requireAhead(times(0, 0, 3600), begun));
        activity(ActivityState.DRAFT, 3, 0).requireAhead(times(-60, 0, 0), begun);
    }

    @Test
    void whoHasComeIsLeftBehindByAnotherBeginningOrAnEarlierEnd() {
        var published = activity(ActivityState.PUBLISHED, 3, 0);
        assertThat(published.leavesBehind(times(0, 0, 60))).isFalse();
        assertThat(published.leavesBehind(times(0, 60, 0))).isFalse();
        assertThat(published.leavesBehind(times(0, -60, 0))).isTrue();
        assertThat(published.leavesBehind(times(-60, 0, 0))).isTrue();
    }

    @Test
    void itIsForMembersWithinTheSubtreeOnceItIsPublished() {
        assertThat(activity(ActivityState.PUBLISHED, 3, 0).isFor(List.of(UUID.randomUUID(), ORGANIZATION)))
                .isTrue();
        assertThat(activity(ActivityState.PUBLISHED, 3, 0).isFor(List.of(UUID.randomUUID())))
                .isFalse();
        assertThat(activity(ActivityState.DRAFT, 3, 0).isFor(List.of(ORGANIZATION)))
                .isFalse();
    }

    @Test
    void aPlaceIsGivenOnWhileItLiesAhead() {
        assertThat(activity(ActivityState.PUBLISHED, 3, 0).fillsUp(DEADLINE)).isTrue();
        assertThat(activity(ActivityState.CLOSED, 3, 0).fillsUp(START.minusSeconds(1)))
                .isTrue();
        assertThat(activity(ActivityState.CLOSED, 3, 0).fillsUp(START)).isFalse();
        assertThat(activity(ActivityState.CANCELLED, 3, 0).fillsUp(DEADLINE)).isFalse();
    }

    @Test
    void itIsHeldWhenItHasBegunAndNotBefore() {
        var closed = activity(ActivityState.CLOSED, 3, 0);
        assertThat(closed.after(ActivityAct.HOLD, START)).isEqualTo(ActivityState.HELD);
        assertProblem(ActivityProblem.ACTIVITY_NOT_BEGUN, () -> closed.after(ActivityAct.HOLD, START.minusSeconds(1)));
    }

    @Test
    void itIsPublishedAndOpenedAgainBeforeItsDeadlineOnly() {
        var draft = activity(ActivityState.DRAFT, 3, 0);
        var closed = activity(ActivityState.CLOSED, 3, 0);
        assertThatCode(() -> draft.after(ActivityAct.PUBLISH, DEADLINE.minusSeconds(1)))
                .doesNotThrowAnyException();
        assertProblem(ActivityProblem.ACTIVITY_IN_THE_PAST, () -> draft.after(ActivityAct.PUBLISH, DEADLINE));
        assertThatCode(() -> closed.after(ActivityAct.REOPEN, DEADLINE.minusSeconds(1)))
                .doesNotThrowAnyException();
        assertProblem(ActivityProblem.ACTIVITY_IN_THE_PAST, () -> closed.after(ActivityAct.REOPEN, DEADLINE));
    }

    @Test
    void nobodyCancelsOnceItHasBegun() {
        var closed = activity(ActivityState.CLOSED, 3, 1);
        assertThatCode(() -> closed.requireCancellable(START.minusSeconds(1))).doesNotThrowAnyException();
        assertProblem(ActivityProblem.ACTIVITY_BEGUN, () -> closed.requireCancellable(START));
        assertProblem(ActivityProblem.ACTIVITY_STATE, () -> activity(ActivityState.HELD, 3, 1)
                .requireCancellable(DEADLINE));
    }

    /** The days of a filter are the province's, and cursors are moments, wherever the machine stands. */
    @Test
    void aMachineInAnotherTimeZoneDoesNotMatter() {
        var before = TimeZone.getDefault();
        try {
            for (String zone : List.of("America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                var day = java.time.LocalDate.of(2026, 12, 5);
                var filter = new ActivityFilter(null, null, day, day, null, null);
                assertThat(filter.earliest()).isEqualTo(Instant.parse("2026-12-04T16:00:00Z"));
                assertThat(filter.latest()).isEqualTo(Instant.parse("2026-12-05T16:00:00Z"));
                var local = ActivityProjection.local(OffsetDateTime.parse("2026-12-05T01:00:00Z"));
                assertThat(local).hasToString("2026-12-05T09:00+08:00");
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
