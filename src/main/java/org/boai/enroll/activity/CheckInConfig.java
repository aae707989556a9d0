package org.boai.enroll.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When people come and go, and what of it counts. */
@ConfigMapping(prefix = "boai.check-in")
public interface CheckInConfig {
    /** How long before an activity begins people may be checked in; an ISO 8601 duration. */
    @WithDefault("PT2H")
    Duration opensBefore();

    /** How long after it has ended people may still be seen, leaving above all. */
    @WithDefault("PT2H")
    Duration closesAfter();

    /** How long after an activity's end its doors may still send what they have kept. */
    @WithDefault("PT72H")
    Duration doorsOpenFor();

    /**
     * Whether who was checked in and not seen leaving has stayed to the end, once the activity is held; otherwise nothing
     * counts until somebody says how long it was.
     */
    @WithDefault("true")
    boolean stayedToTheEnd();

    /** Doors of one activity; 1 or more. */
    @WithDefault("50")
    @Min(1)
    int mostDoors();

    /** How often an account may look for a member by what a card says in an hour; 1 or more. */
    @WithDefault("600")
    @Min(1)
    int cardsAnHour();

    /** Sheets to sign, or parts of one, that an account may print in an hour; 1 or more. */
    @WithDefault("60")
    @Min(1)
    int sheetsAnHour();
}
