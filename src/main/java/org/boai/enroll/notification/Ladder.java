package org.boai.enroll.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.boai.enroll.calendar.WorkingClock;

/**
 * When a notice that nobody acknowledges takes its next step, and which (浙红〔2019〕40号 四(三): 及时告知, tell
 * promptly; the policy gives no numbers, these are the program's). Counted in working time from the notice's own
 * beginning, never from the step before or from a sweep that came late, so a step is due whether or not anybody looked.
 *
 * <p>After 1 working day the audience is reminded; after 2, 4 and 7 the next ancestor in the tree is added; from then
 * on the audience is reminded every 5, for as long as the notice is open. Priority applicants: half of all times.
 */
@ApplicationScoped
public class Ladder {
    private static final int[] FIRST_WORKDAYS = {1, 2, 4, 7};
    private static final int WORKDAYS_BETWEEN_REMINDERS = 5;
    private static final int REVIEW_WORKDAYS = 5;
    private static final int PRIORITY_REVIEW_WORKDAYS = 1;
    private static final int HALVES = 2;

    private final WorkingClock clock;

    public Ladder(WorkingClock clock) {
        this.clock = clock;
    }

    /** What a step does; neither removes anybody. */
    public enum Act {
        /** Tell the audience again. */
        REMIND,
        /** Add the next ancestor in the tree; at the root, where there is none, tell the audience again. */
        CLIMB
    }

    /** The moment until which a notice is acknowledged in time. */
    public Instant firstDue(boolean priority, Instant createdAt) {
        return due(1, priority, createdAt);
    }

    /** @param step from 1, without an end: a later one is never due before an earlier one */
    public Instant due(int step, boolean priority, Instant createdAt) {
        int workdays = workdays(requirePositive(step));
        return clock.after(createdAt, priority ? workdays : workdays * HALVES);
    }

    /** @param step from 1 */
    public Act act(int step) {
        boolean climbs = requirePositive(step) > 1 && step <= FIRST_WORKDAYS.length;
        return climbs ? Act.CLIMB : Act.REMIND;
    }

    /** When a notice that has taken this step adds somebody next; null when only reminders are left. */
    public Instant nextClimb(int step, boolean priority, Instant createdAt) {
        for (int next = step + 1; next <= FIRST_WORKDAYS.length; next++) {
            if (act(next) == Act.CLIMB) {
                return due(next, priority, createdAt);
            }
        }
        return null;
    }

    /**
     * When an acknowledged notice of something to decide that is still undecided adds the next ancestor:
     * every 5 working days from the acknowledgment, or every one for priority applicants.
     *
     * @param round from 1, without an end
     */
    public Instant reviewDue(int round, boolean priority, Instant acknowledgedAt) {
        int workdays = priority ? PRIORITY_REVIEW_WORKDAYS : REVIEW_WORKDAYS;
        return clock.after(acknowledgedAt, requirePositive(round) * workdays * HALVES);
    }

    private static int workdays(int step) {
        int last = FIRST_WORKDAYS.length;
        return step <= last
                ? FIRST_WORKDAYS[step - 1]
                : FIRST_WORKDAYS[last - 1] + (step - last) * WORKDAYS_BETWEEN_REMINDERS;
    }

    private static int requirePositive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("steps and rounds count from 1: " + number);
        }
        return number;
    }
}
