package org.boai.enroll.education;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A yearly plan.
 *
 * @param nextDay    the next day that it is for; the members get the course on {@code nextOpening}
 * @param lastJobId  what was given last, or null
 */
public record PlanView(
        UUID id,
        UUID organizationId,
        String organization,
        UUID courseId,
        String course,
        CourseState courseState,
        PlanOccasion occasion,
        Integer month,
        Integer day,
        int leadDays,
        boolean active,
        LocalDate nextDay,
        LocalDate nextOpening,
        Integer lastYear,
        UUID lastJobId,
        OffsetDateTime createdAt,
        int version) {}
