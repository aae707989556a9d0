package org.boai.enroll.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose residents this installation serves. */
@ConfigMapping(prefix = "boai.routing")
public interface RoutingConfig {
    /** First two digits of the region codes of the province. */
    @WithDefault("33")
    String province();
}
