package org.boai.enroll.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Tokens of stewards. */
@ConfigMapping(prefix = "boai.security")
public interface SecurityConfig {
    /**
     * The JSON Web Key Set with the private P-256 keys; the first one signs, all verify. Made on first start in demo
     * mode with mode 0600; in production it must be there.
     */
    @WithDefault("data/keys/tokens.jwks")
    Path signingKeys();

    /** How long an access token lives. */
    @WithDefault("PT15M")
    Duration accessToken();

    /** How long a refresh token lives when it is not used. */
    @WithDefault("P7D")
    Duration refreshToken();

    /**
     * Whether accounts of societies at county level and above must have a second factor; {@code required}, or
     * {@code optional} as in demo mode.
     */
    @WithDefault("required")
    SecondFactorRule secondFactor();

    /** Whether a second factor is asked of everybody who sees many people, or only of who has one. */
    enum SecondFactorRule {
        REQUIRED,
        OPTIONAL
    }
}
