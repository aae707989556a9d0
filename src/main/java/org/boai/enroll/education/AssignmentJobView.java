package org.boai.enroll.education;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A course that is being given to many.
 *
 * @param told      whether each gets a message
 * @param given     how many have got it so far
 * @param batches   turns it had, those that failed among them
 * @param longestMs how long the longest batch held its locks, in milliseconds, the commit included
 */
public record AssignmentJobView(
        UUID id,
        UUID courseId,
        UUID organizationId,
        AssignmentReason reason,
        AssignCourse.Who who,
        State state,
        boolean told,
        int given,
        int batches,
        int longestMs,
        OffsetDateTime dueAt,
        OffsetDateTime askedAt,
        OffsetDateTime doneAt) {
    /** How it stands. */
    public enum State {
        OPEN,
        DONE,
        /** The course was withdrawn before everybody had it. */
        OVERTAKEN
    }
}
