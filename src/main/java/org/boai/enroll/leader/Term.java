package org.boai.enroll.leader;

import java.time.LocalDate;
import java.time.Period;
import org.boai.enroll.kernel.ProblemException;

/**
 * For how long an office is held.
 *
 * @param until   the last day
 * @param endedOn the first day on which it was over early, or null
 */
record Term(LocalDate from, LocalDate until, LocalDate endedOn) {
    /** Nobody who leads today was elected earlier, and nobody is elected for longer than a year ahead. */
    private static final Period PAST = Period.ofYears(20);

    private static final Period AHEAD = Period.ofYears(1);

    /**
     * A term to be entered.
     *
     * @param until null for the usual length
     * @param usual its length, which is also the longest
     * @throws ProblemException {@code leader-term-impossible}
     */
    static Term entered(LocalDate from, LocalDate until, Period usual, LocalDate today) {
        // first, for nothing can be counted from the last day of the calendar
        require(!from.isBefore(today.minus(PAST)) && !from.isAfter(today.plus(AHEAD)));
        LocalDate longest = from.plus(usual).minusDays(1);
        LocalDate last = until == null ? longest : until;
        require(!last.isBefore(from) && !last.isAfter(longest));
        return new Term(from, last, null);
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw ProblemException.of(LeaderProblem.LEADER_TERM_IMPOSSIBLE);
        }
    }

    LeaderStanding on(LocalDate day) {
        if (!day.isBefore(over()) || endedOn != null && !endedOn.isAfter(from)) {
            return LeaderStanding.OVER;
        }
        return day.isBefore(from) ? LeaderStanding.COMING : LeaderStanding.HOLDING;
    }

    /** The first day on which the office is held no more. */
    LocalDate over() {
        return endedOn == null ? until.plusDays(1) : endedOn;
    }

    /**
     * Ended before its time. A term that has not begun ends with its first day, and so was never held.
     *
     * @param day the first day on which it is over; not before the term, nor in the future of one that is held
     * @throws ProblemException {@code leader-term-over} when it is already, {@code leader-term-impossible}
     */
    Term endedEarly(LocalDate day, LocalDate today) {
        if (on(today) == LeaderStanding.OVER) {
            throw ProblemException.of(LeaderProblem.LEADER_TERM_OVER);
        }
        boolean neverBegun = day.equals(from);
        if (day.isBefore(from) || day.isAfter(until) || (day.isAfter(today) && !neverBegun)) {
            throw ProblemException.of(LeaderProblem.LEADER_TERM_IMPOSSIBLE);
        }
        return new Term(from, until, day);
    }
}
