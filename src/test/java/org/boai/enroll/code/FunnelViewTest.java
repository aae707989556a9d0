package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.boai.enroll.code.FunnelView.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers of a code are told. */
class FunnelViewTest {
    private static final DayRange DAYS = DayRange.of("2026-11-01", "2026-11-30");
    private static final FunnelStage HIDDEN = new FunnelStage(null, true);

    private static FunnelView view(long scanned, long started, long submitted, long admitted) {
        return FunnelView.of("482013759", DAYS, new Counts(scanned, started, submitted, admitted));
    }

    private static FunnelStage shown(long count) {
        return new FunnelStage(count, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hidesOneToFourAtEveryStage(long few) {
        var view = view(few, few, few, few);
        assertThat(view.scanned()).isEqualTo(HIDDEN);
        assertThat(view.started()).isEqualTo(HIDDEN);
        assertThat(view.submitted()).isEqualTo(HIDDEN);
        assertThat(view.admitted()).isEqualTo(HIDDEN);
    }

    @Test
    void showsNobodyAndFiveAndMore() {
        var view = view(500, 5, 0, 0);
        assertThat(view.scanned()).isEqualTo(shown(500));
        assertThat(view.started()).isEqualTo(shown(5));
        assertThat(view.submitted()).isEqualTo(shown(0));
        assertThat(view.admitted()).isEqualTo(shown(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void hidesWhoWasAdmittedWhenAFewWereNot(long few) {
        var view = view(50, 40, 30, 30 - few);
        assertThat(view.submitted()).isEqualTo(shown(30));
        assertThat(view.admitted()).isEqualTo(HIDDEN);
    }

    @Test
    void showsWhoWasAdmittedWhenAllWereOrManyWereNot() {
        assertThat(view(50, 40, 30, 30).admitted()).isEqualTo(shown(30));
        assertThat(view(50, 40, 30, 25).admitted()).isEqualTo(shown(25));
        assertThat(view(50, 40, 30, 0).admitted()).isEqualTo(shown(0));
    }

    @Test
    void aFewWhoScannedAndWentAreNobodyToUs() {
        assertThat(view(10, 7, 0, 0).started()).isEqualTo(shown(7));
    }
}
