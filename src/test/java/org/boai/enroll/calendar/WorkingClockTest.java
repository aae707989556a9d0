package org.boai.enroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingClockTest {
    private static final Instant TUESDAY_AT_TEN = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    Path folder;

    private static WorkingClock clock(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(CalendarConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        return new WorkingClock(config.getConfigMapping(CalendarConfig.class));
    }

    @Test
    void worksFromNineToFiveUnlessSomethingElseIsSaid() {
        assertThat(clock(Map.of()).after(TUESDAY_AT_TEN, 1)).isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
        assertThat(clock(Map.of()).nextOpening(TUESDAY_AT_TEN)).isEqualTo(Instant.parse("2026-11-25T01:00:00Z"));

        var shorter = Map.of("boai.calendar.opens", "10:00", "boai.calendar.closes", "16:00");
        assertThat(clock(shorter).after(TUESDAY_AT_TEN, 1)).isEqualTo(Instant.parse("2026-11-24T05:00:00Z"));
    }

    @Test
    void takesAnOperatorsFile() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), "2026-11-25,2026-11-25,off,社日\n");

        var clock = clock(Map.of("boai.calendar.file", file.toString()));

        assertThat(clock.after(TUESDAY_AT_TEN, 2)).isEqualTo(Instant.parse("2026-11-26T02:00:00Z"));
    }

    @Test
    void aYearWithoutDataIsNamedOnce() {
        List<LogRecord> told = new ArrayList<>();
        var handler = collecting(told);
        Logger logger = Logger.getLogger(WorkingClock.class.getName());
        logger.addHandler(handler);
        try {
            var clock = clock(Map.of());
            clock.after(TUESDAY_AT_TEN, 1);
            Instant unknown = clock.after(Instant.parse("2031-10-01T02:00:00Z"), 2);
            clock.after(Instant.parse("2031-10-08T02:00:00Z"), 2);

            assertThat(unknown).isEqualTo(Instant.parse("2031-10-02T02:00:00Z"));
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(told).hasSize(1);
    }

    private static Handler collecting(List<LogRecord> told) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                told.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
