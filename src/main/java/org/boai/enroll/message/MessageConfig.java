package org.boai.enroll.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;

/** What persons are told by; the account is that of {@code boai.proof.sms}. */
@ConfigMapping(prefix = "boai.messages")
public interface MessageConfig {
    /**
     * The approved template of each kind by its slug, e.g. {@code boai.messages.templates.application-returned}; its one
     * variable is {@code organization}. A kind without one is given up, with that reason, and stays to be redriven.
     */
    Map<String, String> templates();

    /** Tries before a message is given up; 1 to 20. Each wait is four times as long as the one before. */
    @WithDefault("8")
    @Min(1)
    @Max(20)
    int attempts();

    /** The first wait. */
    @WithDefault("10s")
    Duration firstRetry();

    /** How long a replica has a message for itself. */
    @WithDefault("60s")
    Duration lease();
}
