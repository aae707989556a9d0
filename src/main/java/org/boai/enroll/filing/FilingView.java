package org.boai.enroll.filing;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * What one branch admitted in one month, as it is filed.
 *
 * @param round           what the county was told of at once
 * @param month           e.g. {@code 2026-10}; of a late entry the row says when it was
 * @param county          with which it is filed
 * @param members         how many were admitted
 * @param returned        how many of them the county asked about, in the last return
 * @param wronglyAdmitted how many are said to be admitted wrongly and are members still
 * @param reason          of the last return, when it was about the whole; so is {@code answer}
 * @param decidedAt       null before the county has looked at it
 */
public record FilingView(
        UUID id,
        UUID round,
        String month,
        Place county,
        Place organization,
        FilingState state,
        int members,
        int returned,
        int wronglyAdmitted,
        String reason,
        String answer,
        OffsetDateTime madeAt,
        OffsetDateTime decidedAt) {
    /** An organization by name. */
    public record Place(UUID id, String name) {}
}
