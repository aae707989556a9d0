package org.boai.enroll.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Optional;

/**
 * How much is taken from one address, through one code, with one phone; shared by all replicas. Two hundred people
 * behind one carrier's address stay far below.
 */
@ConfigMapping(prefix = "boai.limits")
public interface LimitsConfig {
    /** Requests that change something, from one address in a minute; 1 or more. */
    @WithDefault("1200")
    @Min(1)
    int changesPerAddress();

    /** Drafts begun on the pages from one address in ten minutes; 1 or more. */
    @WithDefault("1200")
    @Min(1)
    int draftsPerAddress();

    /** Visitors that one address brings to one code in a day, counted by each replica; 1 or more. */
    @WithDefault("600")
    @Min(1)
    int scansPerAddress();

    /** Applications through one code in a minute; 1 or more. */
    @WithDefault("6000")
    @Min(1)
    int applicationsPerCode();

    /** Applications with one phone number in an hour; 1 or more. */
    @WithDefault("20")
    @Min(1)
    int applicationsPerPhone();

    /**
     * Codes that do not exist, though their check digit is right, from one address in ten minutes; 1 or more. Beyond it
     * no code is looked up for this address until they are over.
     */
    @WithDefault("100")
    @Min(1)
    int unknownCodesPerAddress();

    /**
     * Questions about public information that nobody asked within the last seconds, from one address in a minute; 1 or more.
     * What comes out of memory is not counted.
     */
    @WithDefault("600")
    @Min(1)
    int publicReadsPerAddress();

    /** Wrong passwords, of whatever names, from one address in five minutes; 1 or more. */
    @WithDefault("200")
    @Min(1)
    int wrongPasswordsPerAddress();

    /** Proxies that say truly for whom they ask: addresses and ranges, e.g. {@code 10.0.0.0/8,fd00::/8}. None by default. */
    Optional<List<String>> trustedProxies();

    /** Where the trusted proxies say it: {@code X-Forwarded-For} or {@code Forwarded}; the other one is never read. */
    @WithDefault("X-Forwarded-For")
    String forwardedHeader();
}
