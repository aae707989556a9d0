package org.boai.enroll.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.support.Launch;

/** Submissions to branches that are told by webhooks while they come, in turns with those to branches that have none. */
final class BesideRelay implements Section {
    private static final int WARM_TURNS = 2;
    private static final double ALMOST = 0.9;
    private static final String WITH = "told by webhooks";
    private static final String WITHOUT = "told by the inbox alone";

    private final AtomicLong backlog = new AtomicLong();

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var receiver = new Receiver();
                var ground = postgres.copy("beside");
                var rig = Rig.start(ground, Launch.usual(), receiver.settings(), report)) {
            var branches = ground.branches(2 * Relaying.WEBHOOKS);
            var told = branches.subList(0, Relaying.WEBHOOKS);
            Webhooks.setUp(rig, told, receiver);
            var deliveries = new Deliveries(rig, receiver);
            Map<String, Rig.Turn> turns = new LinkedHashMap<>();
            turns.put(WITH, () -> submit(rig, told, deliveries));
            turns.put(WITHOUT, () -> submit(rig, branches.subList(told.size(), branches.size()), deliveries));
            for (int i = 0; i < WARM_TURNS; i++) {
                turns.get(WITH).run();
                turns.get(WITHOUT).run();
            }
            String prefix = "notification submissions ";
            rig.inTurns(prefix, turns);
            report.fact("notification deliveries that waited when submissions ended, at most", backlog.get());
            report.ratio("notification submissions with/without relay", prefix + WITH, prefix + WITHOUT, ALMOST);
            requireTold(ground);
            deliveries.requireWhole("notification submissions:", report);
            rig.requireWhole("notification submissions:");
        }
    }

    /** What still waits at the end of a turn is not left to the next, which may be without. */
    private Measured submit(Rig rig, List<Branch> branches, Deliveries deliveries) throws InterruptedException {
        var submissions = rig.closed(new Persons(branches), Rig.TURN);
        try {
            backlog.accumulateAndGet(deliveries.waiting(), Math::max);
            deliveries.awaitWritten();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return submissions;
    }

    /** Fails unless each notice of a branch with a webhook has its delivery. */
    private static void requireTold(Ground ground) throws SQLException {
        long untold = ground.number("SELECT count(*) FROM notices n JOIN channels c USING (organization_id)"
                + " WHERE NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.notice_id = n.id)");
        if (untold > 0) {
            throw new IllegalStateException(untold + " notices of branches with a webhook have no delivery");
        }
    }
}
