package org.boai.enroll.education;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;

/**
 * Each year, a course for all members of the own organization and below.
 *
 * @param month    with {@code FIXED_DAY}, else null; so is {@code day}
 * @param leadDays so many days before the day the members get it, 0 to 180
 * @param active   false to stop it; true by default
 */
public record WritePlan(
        @NotNull UUID courseId,
        @NotNull PlanOccasion occasion,
        @Min(1) @Max(12) Integer month,
        @Min(1) @Max(31) Integer day,
        @NotNull @Min(0) @Max(180) Integer leadDays,
        Boolean active) {
    boolean activeOrDefault() {
        return !Boolean.FALSE.equals(active);
    }

    /** @throws ProblemException {@code request-invalid} for a day that is missing, too many, or in no year */
    void requireDay() {
        boolean fixed = occasion == PlanOccasion.FIXED_DAY;
        if (fixed && (month == null || day == null)) {
            throw ProblemException.invalid(month == null ? "/month" : "/day", "plan-day-required");
        }
        if (!fixed && (month != null || day != null)) {
            throw ProblemException.invalid(month != null ? "/month" : "/day", "plan-day-not-needed");
        }
        if (!new PlanDay(occasion, month, day).possible()) {
            throw ProblemException.invalid("/day", "plan-day-impossible");
        }
    }
}
