package org.boai.enroll.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sessions of persons. */
@ConfigMapping(prefix = "boai.persons")
public interface PersonConfig {
    /** A session ends when it was not used for so long. */
    @WithDefault("PT30M")
    Duration idle();

    /** And after so long at the latest. */
    @WithDefault("PT12H")
    Duration session();
}
