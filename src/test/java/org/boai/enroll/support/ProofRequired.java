package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Phones must be proved, as in production. */
public class ProofRequired implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("boai.phone-proof", "required");
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
