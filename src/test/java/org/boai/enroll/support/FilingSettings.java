package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Months are made at once. */
public final class FilingSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("boai.filing.made-every", "1s");
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
