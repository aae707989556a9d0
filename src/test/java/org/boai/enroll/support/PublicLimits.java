package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The limits of the edge as they are by default, but low ones for a code and for wrong passwords; and requests from this machine say for
 * whom they ask, so that a test can come from anywhere.
 */
public class PublicLimits implements QuarkusTestResourceLifecycleManager {
    public static final int PER_ADDRESS = 1200;
    public static final int DRAFTS = 20;
    public static final int PER_CODE = 300;
    public static final int WRONG_PASSWORDS = 20;
    public static final int PUBLIC_READS = 30;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "boai.limits.changes-per-address", String.valueOf(PER_ADDRESS),
                "boai.limits.drafts-per-address", String.valueOf(DRAFTS),
                "boai.limits.applications-per-code", String.valueOf(PER_CODE),
                "boai.limits.wrong-passwords-per-address", String.valueOf(WRONG_PASSWORDS),
                "boai.limits.public-reads-per-address", String.valueOf(PUBLIC_READS),
                "boai.limits.trusted-proxies", "127.0.0.1,10.0.0.0/8,::1");
    }

    /** After the settings that all tests share. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        // nothing was begun
    }
}
