package org.boai.enroll.database;

import java.time.LocalDate;

/**
 * Which facts: how often they have changed so far, and the database's day, since coverages begin and end with days.
 * Facts of one edition are the same facts.
 */
public record Edition(long version, LocalDate day) {
    /** Before the database was asked for the first time. */
    static final Edition NONE = new Edition(0, LocalDate.MIN);

    boolean newerThan(Edition other) {
        return version > other.version || (version == other.version && day.isAfter(other.day));
    }
}
