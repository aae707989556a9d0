package org.boai.enroll.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Runs the program under test on its own copy of the template. */
public class OnPostgres implements QuarkusTestResourceLifecycleManager {
    public static final String DATABASE = "boai_program_under_test";

    private static final Map<String, String> SWEEPS = Map.ofEntries(
            // what tests wait for comes as often as the scheduler looks
            Map.entry("boai.notices.climbed-every", "1s"),
            Map.entry("boai.imports.worked-every", "1s"),
            Map.entry("boai.batches.worked-every", "1s"),
            Map.entry("boai.accounts.ended-every", "1s"),
            Map.entry("boai.audit.sealed-every", "1s"),
            Map.entry("boai.education.given-every", "1s"),
            // what the public reads comes out of memory, and a change is seen after it
            Map.entry("boai.public.kept-seconds", "1"),
            // tests erase and fold by themselves
            Map.entry("boai.retention.swept-every", "off"),
            Map.entry("boai.scans.folded-every", "off"));

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(TestPostgres.copy(DATABASE));
        settings.putAll(SWEEPS);
        // a test that holds a lock until others wait for it looks how they end, not how patient they are
        settings.put("quarkus.datasource.reactive.additional-properties.lock_timeout", "4500");
        return settings;
    }

    @Override
    public void stop() {
        // the server ends with the build
    }
}
