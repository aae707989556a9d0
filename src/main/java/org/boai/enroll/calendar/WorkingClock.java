package org.boai.enroll.calendar;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.SystemClock;
import org.jboss.logging.Logger;

/**
 * Deadlines in working days, as people of an office count them ({@link WorkingTime} has the rules). A year that the
 * calendar does not know has weekends only, and is named in the log once. Refuses to start with a crooked calendar.
 */
@Startup(1)
@ApplicationScoped
public class WorkingClock {
    private static final Logger LOG = Logger.getLogger(WorkingClock.class);

    private final WorkingTime time;
    private final Set<Integer> yearsSeen = ConcurrentHashMap.newKeySet();

    /** @throws IllegalStateException with a sentence for the operator */
    public WorkingClock(CalendarConfig config) {
        Workdays days = config.file().map(CalendarFile::read).orElseGet(CalendarFile::shipped);
        this.time = new WorkingTime(days, config.opens(), config.closes());
    }

    /**
     * Never outside working hours: a moment outside them counts from the next opening, and what would end at closing
     * ends at the next opening. With none to count, the moment itself or that opening.
     *
     * @param halfDays of work, ≥ 0
     * @return the moment when that much working time has passed since {@code from}
     */
    public Instant after(Instant from, int halfDays) {
        return known(time.after(from, halfDays));
    }

    /** When work begins next, at or after {@code from}: while it goes on, the opening of the next worked day. */
    public Instant nextOpening(Instant from) {
        return known(time.nextOpening(from));
    }

    private Instant known(Instant moment) {
        int year = moment.atZone(SystemClock.ZONE).getYear();
        if (yearsSeen.add(year) && !time.days().know(year)) {
            LOG.warnf(
                    "The calendar has no holidays of %d: deadlines count weekends only. Set boai.calendar.file.", year);
        }
        return moment;
    }
}
