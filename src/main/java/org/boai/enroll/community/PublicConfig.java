package org.boai.enroll.community;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Public information in memory. */
@ConfigMapping(prefix = "boai.public")
public interface PublicConfig {
    /** Seconds for which an answer is given again without asking the database; 1 to 10. */
    @WithDefault("5")
    @Min(1)
    @Max(10)
    int keptSeconds();

    /** Megabytes of answers that one replica keeps; 1 or more. */
    @WithDefault("16")
    @Min(1)
    int keptMegabytes();
}
