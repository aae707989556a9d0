package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What a reader finds in a calendar. */
class CalendarTextTest {
    private static final Instant START = Instant.parse("2026-12-05T01:00:00Z");
    private static final UUID ID = new UUID(7, 7);

    private static CalendarEntry entry(String title, ActivityState state, ParticipationState own) {
        return new CalendarEntry(
                ID,
                new ActivityTexts(title, "<p>第一段，带 &amp; 和 &lt;尖括号&gt;</p><p>第二段；完</p>", "文化家园, 二楼"),
                "上保社区红十字会",
                new ActivityTimes(START, START.plusSeconds(7200), START),
                state,
                3,
                Instant.parse("2026-11-26T00:00:00Z"),
                own);
    }

    private static VEvent read(String text) throws IOException, ParserException {
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().hasErrors()).isFalse();
        List<VEvent> events = calendar.getComponents("VEVENT");
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).orElseThrow().getValue();
    }

    @Test
    void aReaderFindsWhatWasWritten() throws Exception {
        var event = read(
                CalendarText.of("上保", List.of(entry("急救; 演练, 第\\1期 BEGIN:VEVENT", ActivityState.PUBLISHED, null))));
        assertThat(value(event, Property.UID)).isEqualTo(ID + "@activities.boai-enroll");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("急救; 演练, 第\\1期 BEGIN:VEVENT");
        assertThat(value(event, Property.LOCATION)).isEqualTo("文化家园, 二楼");
        assertThat(value(event, Property.DESCRIPTION)).isEqualTo("上保社区红十字会\n第一段，带 & 和 <尖括号>\n第二段；完");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261205T010000Z");
        assertThat(value(event, Property.DTEND)).isEqualTo("20261205T030000Z");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261126T000000Z");
    }

    @Test
    void aTitleBreaksOutOfNothing() {
        String text = CalendarText.of(
                "上保", List.of(entry("x\r\nSTATUS:CANCELLED\nEND:VEVENT", ActivityState.PUBLISHED, null)));
        assertThat(text.lines().filter(line -> line.startsWith("STATUS:"))).containsExactly("STATUS:CONFIRMED");
        assertThat(text.lines().filter(line -> line.equals("END:VEVENT"))).hasSize(1);
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(75 * 3));
    }

    @Test
    void whatIsCancelledSaysSoAndWhoWaitsIsNotSure() throws Exception {
        assertThat(value(
                        read(CalendarText.of("", List.of(entry("x", ActivityState.CANCELLED, null)))), Property.STATUS))
                .isEqualTo("CANCELLED");
        assertThat(value(
                        read(CalendarText.of(
                                "x", List.of(entry("x", ActivityState.PUBLISHED, ParticipationState.CANCELLED)))),
                        Property.STATUS))
                .isEqualTo("CANCELLED");
        assertThat(value(
                        read(CalendarText.of(
                                "x", List.of(entry("x", ActivityState.CLOSED, ParticipationState.WAITING)))),
                        Property.STATUS))
                .isEqualTo("TENTATIVE");
    }

    @Test
    void aMachineInAnotherTimeZoneWritesTheSame() {
        var before = TimeZone.getDefault();
        var entries = List.of(entry("x", ActivityState.PUBLISHED, ParticipationState.PLACE));
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            String here = CalendarText.of("x", entries);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(CalendarText.of("x", entries)).isEqualTo(here).contains("DTSTART:20261205T010000Z");
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
