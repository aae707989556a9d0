package org.boai.enroll.application;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Many applications of one branch on a day; counts and times, no person.
 *
 * @param id           what the notice about it calls its subject
 * @param applications how many at the most: within one hour, or with a shared phone on that day
 * @param noticedAt    when the overseeing society was told
 */
public record BurstView(
        UUID id,
        UUID organizationId,
        String organization,
        LocalDate day,
        BurstKind kind,
        long applications,
        OffsetDateTime firstAt,
        OffsetDateTime lastAt,
        OffsetDateTime noticedAt) {}
