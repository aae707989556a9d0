package org.boai.enroll.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Accounts of stewards. */
@ConfigMapping(prefix = "boai.account")
public interface AccountConfig {
    /** How long an invitation can be accepted. */
    @WithDefault("P7D")
    Duration invitation();
}
