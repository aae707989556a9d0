package org.boai.enroll.activity;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.boai.enroll.kernel.RichText;

/** A calendar as RFC 5545 writes it. Moments are in UTC, so that no table of time zones has to travel with it. */
final class CalendarText {
    private CalendarText() {}

    /** The same for the same entries, so that its hash is its version. @param name of the calendar, as readers show it */
    static String of(String name, List<CalendarEntry> entries) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Boai Enroll//Activities//ZH"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        entries.forEach(entry -> calendar.add(event(entry)));
        var text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent event(CalendarEntry entry) {
        var event = new VEvent(false);
        event.add(new Uid(entry.id() + "@activities.boai-enroll"));
        event.add(new DtStamp(entry.changed()));
        event.add(new LastModified(entry.changed()));
        event.add(new DtStart<>(entry.times().startsAt()));
        event.add(new DtEnd<>(entry.times().endsAt()));
        event.add(new Sequence(entry.edition()));
        event.add(status(entry));
        event.add(new Summary(entry.texts().title()));
        event.add(new Location(entry.texts().place()));
        event.add(new Description(
                entry.organization() + "\n" + RichText.plain(entry.texts().description())));
        return event;
    }

    private static Status status(CalendarEntry entry) {
        if (entry.state() == ActivityState.CANCELLED || entry.own() == ParticipationState.CANCELLED) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return entry.own() == ParticipationState.WAITING
                ? ImmutableStatus.VEVENT_TENTATIVE
                : ImmutableStatus.VEVENT_CONFIRMED;
    }
}
