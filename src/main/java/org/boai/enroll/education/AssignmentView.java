package org.boai.enroll.education;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A member who has not completed a course, masked.
 *
 * @param name       null when it cannot be read
 * @param remindedOn the last day on which a message said so, or null
 */
public record AssignmentView(
        UUID id,
        UUID memberId,
        String memberNumber,
        String name,
        UUID organizationId,
        String organization,
        AssignmentState state,
        OffsetDateTime assignedAt,
        OffsetDateTime dueAt,
        boolean overdue,
        LocalDate remindedOn) {
    @Override
    public String toString() {
        return "AssignmentView[" + id + "]";
    }
}
