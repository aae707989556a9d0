package org.boai.enroll.bench;

import java.util.Map;
import org.boai.enroll.support.Launch;

/** What a poster brings: looks at the page behind it, and scans that are counted beside submissions through its code. */
final class Pages implements Section {
    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("pages");
                var rig = Rig.start(ground, Launch.usual(), Map.of(), report)) {
            var branch = ground.branches(1).get(0);
            new PageReads(rig, branch, report).measure();
            new BesideScans(rig, branch, report).measure();
            rig.requireWhole("pages:");
        }
    }
}
