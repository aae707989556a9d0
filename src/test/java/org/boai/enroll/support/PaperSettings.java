package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Phones must be proved, which paper needs not, and samples are drawn at once. */
public final class PaperSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("boai.phone-proof", "required", "boai.assisted.drawn-every", "1s");
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
