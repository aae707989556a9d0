package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What is watched because of its number, with numbers that a test reaches, looked at often. */
public class SmallThresholds implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "boai.privacy.persons-alarm", "2",
                "boai.privacy.persons-threshold", "3",
                "boai.privacy.persons-counted-every", "0s",
                "boai.fraud.burst-applications", "5",
                "boai.fraud.burst-shared-phones", "4",
                "boai.fraud.looked-at-every", "1s",
                "boai.threshold.looked-at-every", "0.2s");
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
