package org.boai.enroll.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Activities and their calendars. */
@ConfigMapping(prefix = "boai.activities")
public interface ActivityConfig {
    /** How often deadlines and reminders are looked after, or {@code off}. */
    @WithDefault("30s")
    String sweptEvery();

    /** How often those who take part are told what has changed, or {@code off}. */
    @WithDefault("3s")
    String toldEvery();

    /** How long a reader may keep a member's calendar before asking again. */
    @WithDefault("15m")
    Duration calendarFresh();

    /** Seconds for which a branch's calendar is given again without asking the database; 1 to 10. */
    @WithDefault("5")
    @Min(1)
    @Max(10)
    int calendarKeptSeconds();

    /** Megabytes of branches' calendars that one replica keeps; 1 or more. */
    @WithDefault("16")
    @Min(1)
    int calendarKeptMegabytes();

    /** Readings of one calendar in ten minutes; 1 or more. */
    @WithDefault("30")
    @Min(1)
    int calendarReads();

    /**
     * Readings of calendars from one address in ten minutes, for a provider reads for many; those of branches that come out of
     * memory are not counted. 1 or more.
     */
    @WithDefault("3000")
    @Min(1)
    int calendarReadsPerAddress();

    /** Guardians whom one account may see in full in an hour; 1 or more. */
    @WithDefault("30")
    @Min(1)
    int mostGuardianDisclosuresAnHour();
}
