package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in lists, and what may leave with them. */
class MemberCursorTest {
    private static final UUID ASKER = UUID.randomUUID();
    private static final Instant READY = Instant.parse("2026-11-26T00:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1955-06-01", "2026-11-26", "2099-12-31"})
    void comesBackAsItWas(LocalDate day) {
        var cursor = new MemberCursor(day, UUID.randomUUID());

        assertThat(cursor.text()).matches(MemberCursor.SHAPE);
        assertThat(MemberCursor.of(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void withoutOneTheListBegins() {
        assertThat(MemberCursor.of(null)).isEqualTo(MemberCursor.FIRST);
    }

    private static MemberExport export(MemberExportState state) {
        return new MemberExport(
                UUID.randomUUID(),
                UUID.randomUUID(),
                AskMemberExport.Filters.NONE,
                List.of(MemberExportField.NAME),
                "",
                state,
                true,
                501,
                ASKER,
                state == MemberExportState.READY ? READY : null);
    }

    private static void refuses(Runnable act, ProblemType type) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(type));
    }

    @ParameterizedTest
    @EnumSource(MemberExportState.class)
    void onlyAnotherPersonDecidesAndOnlyOnce(MemberExportState state) {
        var export = export(state);
        refuses(() -> export.decided(true, ASKER), RegisterProblem.EXPORT_OWN);
        if (state == MemberExportState.WAITING) {
            assertThat(export.decided(true, UUID.randomUUID())).isEqualTo(MemberExportState.READY);
            assertThat(export.decided(false, UUID.randomUUID())).isEqualTo(MemberExportState.REFUSED);
        } else {
            refuses(() -> export.decided(true, UUID.randomUUID()), RegisterProblem.EXPORT_DECIDED);
            refuses(() -> export.decided(false, UUID.randomUUID()), RegisterProblem.EXPORT_DECIDED);
        }
    }

    @Test
    void isFetchedWhenItIsReadyAndForADay() {
        refuses(() -> export(MemberExportState.WAITING).requireOpen(READY), RegisterProblem.EXPORT_WAITING);
        refuses(() -> export(MemberExportState.REFUSED).requireOpen(READY), RegisterProblem.EXPORT_REFUSED);
        var ready = export(MemberExportState.READY);
        ready.requireOpen(READY.plus(MemberExport.GOOD_FOR).minusSeconds(1));
        refuses(() -> ready.requireOpen(READY.plus(MemberExport.GOOD_FOR)), RegisterProblem.EXPORT_OVER);
    }
}
