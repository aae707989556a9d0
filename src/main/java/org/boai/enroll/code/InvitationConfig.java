package org.boai.enroll.code;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** Invitations that open an application once. */
@ConfigMapping(prefix = "boai.invitations")
public interface InvitationConfig {
    /** How long one is good for, in days or longer; a period of ISO 8601. */
    @WithDefault("P30D")
    Period goodFor();
}
