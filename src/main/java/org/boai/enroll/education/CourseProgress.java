package org.boai.enroll.education;

import java.util.UUID;

/**
 * How far a course is among the members of an organization, those below included.
 *
 * @param assigned  all who have it, in whichever state; not those whose membership ended before they completed it
 * @param started   who have begun and not completed
 * @param overdue   who have not completed and should have
 * @param percent   of those who have it, how many have completed it, rounded down; 0 when nobody has it
 */
public record CourseProgress(
        UUID courseId, UUID organizationId, long assigned, long started, long completed, long overdue, int percent) {
    private static final int WHOLE = 100;

    static int percent(long completed, long assigned) {
        return assigned == 0 ? 0 : (int) (completed * WHOLE / assigned);
    }
}
