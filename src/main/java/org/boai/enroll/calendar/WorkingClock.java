package org.boai.enroll.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Deadlines in working days, as people of an office count them. */
@ApplicationScoped
public class WorkingClock {
    /** @param halfDays of work, ≥ 0 @return the moment when that much working time has passed since {@code from} */
    public Instant after(Instant from, int halfDays) {
        throw new UnsupportedOperationException();
    }

    /** When work begins next, at or after {@code from}. */
    public Instant nextOpening(Instant from) {
        throw new UnsupportedOperationException();
    }
}
