package org.boai.enroll.education;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A course in a list. @param quiz whether there is one @param mine whether the caller may change it */
public record CourseSummary(
        UUID id,
        UUID organizationId,
        String organization,
        String title,
        CourseState state,
        int edition,
        boolean entry,
        boolean open,
        boolean quiz,
        boolean mine,
        OffsetDateTime publishedAt) {}
