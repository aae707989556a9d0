package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/** How an activity was attended. */
public record AttendanceReport(
        UUID activity,
        String title,
        UUID organizationId,
        String organization,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        String state,
        AttendanceCounts counts) {}
