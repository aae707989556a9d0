package org.boai.enroll.duty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When what a branch owes a new member is due; each organization may set its own for itself and all below. */
@ConfigMapping(prefix = "boai.duties")
public interface DutyConfig {
    /** Working days until the member has been spoken with; 1 to 30. */
    @WithDefault("2")
    @Min(1)
    @Max(30)
    int contactWorkingDays();

    /** Days until the entry education is completed; 1 to 365. */
    @WithDefault("14")
    @Min(1)
    @Max(365)
    int entryEducationDays();

    /** Days until the member was taken along to an activity; 1 to 365. */
    @WithDefault("30")
    @Min(1)
    @Max(365)
    int firstActivityDays();

    /** How many days from today a duty may be put off at most; 1 to 365. */
    @WithDefault("30")
    @Min(1)
    @Max(365)
    int postponedDays();

    /** How often one duty may be put off; 0 to 20. */
    @WithDefault("3")
    @Min(0)
    @Max(20)
    int postponements();

    /** How often it is looked for what has become overdue; {@code off} for never, on a machine that only serves requests. */
    @WithDefault("1m")
    String sweptEvery();
}
