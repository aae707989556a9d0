package org.boai.enroll.education;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The rules of courses. */
@ConfigMapping(prefix = "boai.education")
public interface CourseConfig {
    /** How often a quiz may be tried on one day (China's), each course by itself; 1 to 100. */
    @WithDefault("5")
    @Min(1)
    @Max(100)
    int triesPerDay();

    /**
     * When a course is given to more members than this at once, none of them gets a message: each costs the operator a text
     * message. They find it among their own; 0 to 2000000.
     */
    @WithDefault("500")
    @Min(0)
    @Max(2_000_000)
    int tellAtMost();

    /** How often it is looked for courses to give; {@code off} for never, on a machine that only serves requests. */
    @WithDefault("2s")
    String givenEvery();

    /** How often it is looked for plans whose day has come; {@code off} for never. */
    @WithDefault("1h")
    String plannedEvery();
}
