package org.boai.enroll.code;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What codes lead to. */
@ConfigMapping(prefix = "boai.codes")
public interface CodeConfig {
    /** Scheme and host of the addresses in codes, lower case, without a slash at the end. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    String publicUrl();
}
