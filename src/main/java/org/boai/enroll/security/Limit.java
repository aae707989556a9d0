package org.boai.enroll.security;

import java.time.Duration;

/** So many of one thing in a window of time. */
public record Limit(String name, int most, Duration window) {
    /** What changes something, from one address. */
    public static Limit changes(LimitsConfig config) {
        return new Limit("changes", config.changesPerAddress(), Duration.ofMinutes(1));
    }

    /** From one address. */
    public static Limit drafts(LimitsConfig config) {
        return new Limit("drafts", config.draftsPerAddress(), Duration.ofMinutes(10));
    }

    /** Through one code. */
    public static Limit applications(LimitsConfig config) {
        return new Limit("applications", config.applicationsPerCode(), Duration.ofMinutes(1));
    }

    /** With one phone. */
    public static Limit applicationsOfAPhone(LimitsConfig config) {
        return new Limit("phone", config.applicationsPerPhone(), Duration.ofHours(1));
    }

    /** From one address. */
    public static Limit unknownCodes(LimitsConfig config) {
        return new Limit("unknown-codes", config.unknownCodesPerAddress(), Duration.ofMinutes(10));
    }

    /** Of public information that has to be asked of the database, from one address. */
    public static Limit publicReads(LimitsConfig config) {
        return new Limit("public-reads", config.publicReadsPerAddress(), Duration.ofMinutes(1));
    }

    /** From one address. */
    static Limit wrongPasswords(LimitsConfig config) {
        return new Limit("wrong-passwords", config.wrongPasswordsPerAddress(), Duration.ofMinutes(5));
    }
}
