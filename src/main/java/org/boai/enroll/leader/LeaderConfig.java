package org.boai.enroll.leader;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Terms of leaders and the training that they need. */
@ConfigMapping(prefix = "boai.leaders")
public interface LeaderConfig {
    /** Years of a term when nothing else is said, and the most that may be; 1 to 10. */
    @WithDefault("5")
    @Min(1)
    @Max(10)
    int termYears();

    /** Months before its last day at which the end of a term is told; 1 to 24. */
    @WithDefault("6")
    @Min(1)
    @Max(24)
    int toldMonthsBefore();

    /** Days within which a new leader, or the leaders of a new organization, are to be trained; 1 to 365. */
    @WithDefault("90")
    @Min(1)
    @Max(365)
    int trainedWithinDays();

    /** How often it is looked for what has to be told; {@code off} for never. */
    @WithDefault("1h")
    String sweptEvery();

    /** Leaders whose name and phone one account may see in full in an hour; 1 or more. */
    @WithDefault("30")
    @Min(1)
    int mostDisclosuresAnHour();
}
