package org.boai.enroll.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Requests that the program sends. */
@ConfigMapping(prefix = "boai.outbound")
public interface OutboundConfig {
    /** How long a whole exchange may take. */
    @WithDefault("PT15S")
    Duration timeout();

    /** Ports that addresses given by stewards may have. */
    @WithDefault("443,8443")
    Set<Integer> ports();

    /** Exceptions of the operator from every rule for addresses given by stewards: {@code host:port}, http allowed. */
    Optional<Set<String>> allowed();
}
