package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Runs the program under test on its own copy of the template. */
public class OnPostgres implements QuarkusTestResourceLifecycleManager {
    public static final String DATABASE = "boai_program_under_test";

    @Override
    public Map<String, String> start() {
        return new HashMap<>(TestPostgres.copy(DATABASE));
    }

    @Override
    public void stop() {
        // the server ends with the build
    }
}
