package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A place in a list that goes by time, as it travels to a client and back. */
class TimeCursorTest {
    private static final UUID ID = UUID.fromString("0193a1b2-0000-7000-8000-0000000000ff");

    /** To the microsecond: a list that lost a digit would show a row twice, or never. */
    @Test
    void comesBackAsItWent() {
        var cursor = new TimeCursor(Instant.parse("2026-12-01T01:00:00.123456Z"), ID);
        assertThat(cursor.text()).isEqualTo("1796086800123456-" + ID).matches(TimeCursor.SHAPE);
        assertThat(TimeCursor.of(cursor.text(), null)).isEqualTo(cursor);
        assertThat(cursor.moment()).isEqualTo(OffsetDateTime.parse("2026-12-01T01:00:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "Pacific/Kiritimati", "Asia/Shanghai"})
    void isTheSameOnAMachineInAnotherTimeZone(String zone) {
        var before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(TimeCursor.text(OffsetDateTime.parse("2026-12-01T09:00:00.123456+08:00"), ID))
                    .isEqualTo("1796086800123456-" + ID);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1",
                "x-0193a1b2-0000-7000-8000-0000000000ff",
                "-1-0193a1b2-0000-7000-8000-0000000000ff",
                "99999999999999999-0193a1b2-0000-7000-8000-0000000000ff",
                "1-0193a1b2"
            })
    void whatIsNoneIsWhateverElseIsSaid(String text) {
        assertThat(TimeCursor.of(text, TimeCursor.END)).isEqualTo(TimeCursor.END);
    }

    @Test
    void theEndsLieAroundWhateverAListHolds() {
        var begin = TimeCursor.before(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(begin.id()).isEqualTo(new UUID(0, 0));
        assertThat(TimeCursor.BEGINNING.at()).isBefore(begin.at());
        assertThat(TimeCursor.END.at()).isAfter(Instant.parse("2286-01-01T00:00:00Z"));
        assertThat(TimeCursor.END.text()).matches(TimeCursor.SHAPE);
        assertThat(TimeCursor.of("9999999999999999-" + ID, null).at()).isEqualTo(TimeCursor.END.at());
    }
}
