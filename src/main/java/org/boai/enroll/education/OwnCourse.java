package org.boai.enroll.education;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A course of mine in a list.
 *
 * @param id          of my course, not of the course as such: I may have the same one each year
 * @param withdrawn   whether it can be completed no more since it was withdrawn
 * @param certificate the number when it is completed, else null
 */
public record OwnCourse(
        UUID id,
        String title,
        String organization,
        AssignmentReason reason,
        AssignmentState state,
        boolean overdue,
        boolean withdrawn,
        OffsetDateTime assignedAt,
        OffsetDateTime dueAt,
        OffsetDateTime completedAt,
        String certificate) {}
