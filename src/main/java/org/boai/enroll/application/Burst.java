package org.boai.enroll.application;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Many applications of one branch, as found.
 *
 * @param day          in China, of the last one
 * @param applications how many: within the hour, or with a shared phone on that day
 */
record Burst(
        UUID organization,
        LocalDate day,
        BurstKind kind,
        long applications,
        OffsetDateTime firstAt,
        OffsetDateTime lastAt) {}
