package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One activity that a member came to.
 *
 * @param minutes   null as long as nobody has seen the member leave and the activity is not known to be held
 * @param corrected whether somebody has put the minutes right; {@code reason} says why, else null
 */
public record HoursEntry(
        UUID participation,
        UUID activity,
        String title,
        String organization,
        OffsetDateTime startsAt,
        OffsetDateTime cameAt,
        OffsetDateTime leftAt,
        Integer minutes,
        boolean corrected,
        String reason) {}
