package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * How long it was in truth.
 *
 * @param minutes 0 to 1440, in place of what coming and going say; no more than the activity has, with the time for which its
 *                door is open before
 */
public record AttendanceCorrection(
        @NotNull @Min(0) @Max(1440) Integer minutes, @NotNull @ValidPlainText(max = 200) String reason) {}
