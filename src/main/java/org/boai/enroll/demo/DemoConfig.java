package org.boai.enroll.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The demo's accounts. */
@ConfigMapping(prefix = "boai.demo")
public interface DemoConfig {
    /** Password of all demo accounts; random when absent. */
    Optional<String> password();

    /** Where the password in force is kept, with mode 0600. */
    @WithDefault("data/demo-password")
    Path passwordFile();

    /** Whether to listen beyond loopback. */
    @WithDefault("false")
    boolean lan();
}
