package org.boai.enroll.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** From where on many applications are a burst, which the county is told of; nothing is refused for it. */
@ConfigMapping(prefix = "boai.fraud")
public interface BurstConfig {
    /** Applications of one branch within an hour; 2 or more. */
    @WithDefault("50")
    @Min(2)
    int burstApplications();

    /** Applications of one branch within a day whose phone sent another one that day; 2 or more. */
    @WithDefault("10")
    @Min(2)
    int burstSharedPhones();

    /** How often it is looked, e.g. {@code 5m}. */
    @WithDefault("5m")
    String lookedAtEvery();
}
