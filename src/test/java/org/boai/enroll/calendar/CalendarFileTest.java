package org.boai.enroll.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private static final Workdays SHIPPED = CalendarFile.shipped();

    @TempDir
    Path folder;

    private static long workdays(String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .filter(SHIPPED::worked)
                .count();
    }

    /** 365 days less 104 of weekends; 13 days off by law, the other holidays are weekends and exchanged days. */
    @Test
    void theYear2026HasAsManyWorkdaysAsTheLawLeaves() {
        assertThat(workdays("2026-01-01", "2026-12-31")).isEqualTo(365 - 104 - 13);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-03, 3",
        "2026-02-15, 2026-02-23, 9",
        "2026-04-04, 2026-04-06, 3",
        "2026-05-01, 2026-05-05, 5",
        "2026-06-19, 2026-06-21, 3",
        "2026-09-25, 2026-09-27, 3",
        "2026-10-01, 2026-10-07, 7"
    })
    void theHolidaysOf2026AreThoseOfTheNotice(LocalDate first, LocalDate last, int days) {
        assertThat(first.datesUntil(last.plusDays(1))).hasSize(days).noneMatch(SHIPPED::worked);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
    void makeUpDaysAreWorkedThoughTheyAreWeekends(LocalDate date) {
        assertThat(SHIPPED.worked(date)).isTrue();
    }

    @Test
    void theYear2027HasWhatTheLawFixesAndNoMakeUpDays() {
        var in2027 = SHIPPED.named().entrySet().stream()
                .filter(day -> day.getKey().getYear() == 2027)
                .toList();

        assertThat(in2027).hasSize(13).allMatch(day -> day.getValue() == Workdays.Kind.OFF);
    }

    @Test
    void aYearThatNoLineNamesIsUnknown() {
        assertThat(SHIPPED.know(2026)).isTrue();
        assertThat(SHIPPED.know(2027)).isTrue();
        assertThat(SHIPPED.know(2028)).isFalse();
    }

    @Test
    void anOperatorsFileReplacesTheWholeCalendar() throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.csv"), "\uFEFF# of our own\r\n\r\n2026-05-08 , 2026-05-08, off, 世界红十字日\r\n");

        var days = CalendarFile.read(file);

        assertThat(days.named()).containsOnly(Map.entry(LocalDate.of(2026, 5, 8), Workdays.Kind.OFF));
        assertThat(days.worked(LocalDate.of(2026, 10, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01,2026-10-07,off            | has 3 fields",
                "2026-10-01,2026-10-32,off,国庆节       | has a date that is none like 2026-10-01: 2026-10-32",
                "2026/10/1,2026-10-07,off,国庆节        | has a date that is none like 2026-10-01: 2026/10/1",
                "2026-10-07,2026-10-01,off,国庆节       | does not go from a day to the same or a later one",
                "2026-10-01,2062-10-07,off,国庆节       | within 31 days",
                "2026-10-01,2026-10-07,OFF,国庆节       | says neither off nor work: OFF",
                "2026-09-30,2026-10-01,work,国庆节      | names 2026-09-30 once more"
            })
    void aCrookedLineIsNamed(String line, String because) {
        var lines = List.of("# ours", "2026-09-30,2026-09-30,off,国庆节", line);

        assertThatIllegalStateException()
                .isThrownBy(() -> CalendarFile.of("own.csv", lines))
                .withMessageStartingWith("Line 3 of the calendar file own.csv ")
                .withMessageContaining(because);
    }

    @Test
    void aFileThatIsMissingOrNoUtf8IsNamed() throws IOException {
        Path missing = folder.resolve("missing.csv");
        Path chinese = Files.writeString(
                folder.resolve("gbk.csv"), "2026-10-01,2026-10-07,off,国庆节", Charset.forName("GB18030"));

        for (Path file : List.of(missing, chinese)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> CalendarFile.read(file))
                    .withMessageContaining("The calendar file " + file + " cannot be read as UTF-8.")
                    .withMessageContaining("boai.calendar.file");
        }
    }
}
