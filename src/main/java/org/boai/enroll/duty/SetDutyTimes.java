package org.boai.enroll.duty;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When what is owed is due, for an organization and whoever below sets nothing else; null for what holds above. */
public record SetDutyTimes(
        @Min(1) @Max(30) Integer contactWorkingDays,
        @Min(1) @Max(365) Integer entryEducationDays,
        @Min(1) @Max(365) Integer firstActivityDays) {}
