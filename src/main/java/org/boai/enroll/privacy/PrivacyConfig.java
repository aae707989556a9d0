package org.boai.enroll.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** Where the keys of the personal fields are, and what is watched because of the number of persons. */
@ConfigMapping(prefix = "boai.privacy")
public interface PrivacyConfig {
    /**
     * The key file: lines {@code encryption.<id>=<base64 of 32 bytes>}, {@code index=<base64 of 32 bytes>} and
     * {@code active=<id>}. Made on first start in demo mode; in production it must be there.
     */
    @WithDefault("data/keys/fields.properties")
    Path keyFile();

    /** Persons from which the report is prepared; 1 or more. */
    @WithDefault("900000")
    @Min(1)
    long personsAlarm();

    /** Persons from which the protection officer is reported (PIPL 52); 1 or more. The law's number: change it with the law. */
    @WithDefault("1000000")
    @Min(1)
    long personsThreshold();

    /** How old a count of the persons may become; at least the few seconds of a look. */
    @WithDefault("1h")
    Duration personsCountedEvery();
}
