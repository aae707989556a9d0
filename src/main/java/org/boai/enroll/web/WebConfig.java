package org.boai.enroll.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much the edge lets in. */
@ConfigMapping(prefix = "boai.web")
public interface WebConfig {
    /**
     * Requests that change something, under way at once in one replica; 1 or more. What comes beyond is refused at once
     * instead of waiting for a connection to the database that it will not get in time.
     */
    @WithDefault("256")
    @Min(1)
    int changesAtOnce();
}
