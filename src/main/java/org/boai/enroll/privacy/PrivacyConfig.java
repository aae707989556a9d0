package org.boai.enroll.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the keys of the personal fields are. */
@ConfigMapping(prefix = "boai.privacy")
public interface PrivacyConfig {
    /**
     * The key file: lines {@code encryption.<id>=<base64 of 32 bytes>}, {@code index=<base64 of 32 bytes>} and
     * {@code active=<id>}. Made on first start in demo mode; in production it must be there.
     */
    @WithDefault("data/keys/fields.properties")
    Path keyFile();
}
