package org.boai.enroll.activity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How the activities of an organization and all below were attended in a period; drafts and what was called off left out.
 *
 * @param from  the first day on which they began; {@code until} the last
 * @param minutes of all together
 */
public record AttendanceTotals(
        UUID organizationId, LocalDate from, LocalDate until, int activities, AttendanceCounts counts) {}
