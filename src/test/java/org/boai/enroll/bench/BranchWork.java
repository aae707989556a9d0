package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Launch;

/**
 * What branches and members list of activities, hours, duties and courses, with a million members and with a hundredth of them:
 * it must not take longer because there is more of it; a course that is given to very many, and how long that holds anything;
 * and what the public reads, beside as many bytes of a file.
 */
final class BranchWork implements Section {
    private static final int MEMBERS = Integer.getInteger("boai.bench.work.members", 1_000_000);
    private static final int ACTIVITIES = Integer.getInteger("boai.bench.work.activities", 200_000);
    private static final int HUNDREDTH = 100;
    /** So many, and for so long: of what is answered within a millisecond a few hundred say nothing of the slowest. */
    private static final int ROUNDS = 300;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final int WARM = 100;
    private static final double ALIKE = 1.5;
    private static final double HALF = 0.5;
    private static final int LONGEST_MS = 100;
    private static final Duration TURN = Rig.TURN.dividedBy(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        var small = measure(postgres, report, "1 %", MEMBERS / HUNDREDTH, ACTIVITIES / HUNDREDTH);
        var whole = measure(postgres, report, "100 %", MEMBERS, ACTIVITIES);
        whole.forEach((name, p99) ->
                report.atMost("branch work " + name + ", p99 at 100 %/1 %", p99 / small.get(name), ALIKE));
    }

    /** @return p99 of each list in milliseconds */
    private static Map<String, Double> measure(
            Postgres postgres, Report report, String size, int members, int activities) throws Exception {
        try (var ground = postgres.copy("work");
                var rig = Rig.start(ground, Launch.usual(), Map.of(), report)) {
            long begin = System.nanoTime();
            UUID village = new RegisterFill(ground).with(members);
            var fill = new BranchWorkFill(ground);
            UUID hot = fill.with(members, activities, village);
            fill.seal(hot);
            report.fact("branch work members, " + size, ground.number("SELECT count(*) FROM members"));
            report.fact("branch work activities, " + size, ground.number("SELECT count(*) FROM activities"));
            report.fact("branch work attendances, " + size, ground.number("SELECT count(*) FROM participations"));
            report.fact("branch work seconds to fill, " + size, (System.nanoTime() - begin) / 1_000_000_000);
            String bearer = "Bearer " + rig.client().token("province");
            Map<String, Double> times = new LinkedHashMap<>();
            for (var list : lists(ground, village, hot).entrySet()) {
                double[] millis = millis(rig.client(), list.getValue(), bearer);
                double p99 = millis[millis.length * 99 / 100];
                times.put(list.getKey(), p99);
                report.fact(
                        "branch work " + list.getKey() + ", " + size + ": p50, p99 in ms",
                        Report.number(millis[millis.length / 2]) + ", " + Report.number(p99));
            }
            if (members == MEMBERS) {
                feeds(rig, report);
                course(rig, bearer, report);
            }
            return times;
        }
    }

    /** The last twelve months. */
    private static String period() {
        var today = LocalDate.now(SystemClock.ZONE);
        return "from=" + today.minusYears(1).plusDays(1) + "&until=" + today + "&";
    }

    /** @return paths by what they list */
    static Map<String, String> lists(Ground ground, UUID village, UUID hot) throws SQLException {
        Map<String, String> lists = new LinkedHashMap<>();
        Map<String, Integer> levels = new LinkedHashMap<>();
        levels.put("village", 5);
        levels.put("county", 3);
        levels.put("province", 1);
        for (var level : levels.entrySet()) {
            UUID place = ground.id(
                    "SELECT ancestors[" + level.getValue() + "] FROM organizations WHERE id = '" + village + "'");
            String of = "organization=" + place + "&limit=50";
            lists.put("activities of a " + level.getKey(), "/api/v1/activities?" + of);
            lists.put("attendance of a " + level.getKey(), "/api/v1/attendance-reports?" + period() + of);
            lists.put("duties of a " + level.getKey(), "/api/v1/duties?" + of);
        }
        lists.put("who has signed up", "/api/v1/activities/" + hot + "/participations?limit=50");
        lists.put("who has come", "/api/v1/activities/" + hot + "/participations?came=true&limit=50");
        lists.put("public activities", "/api/v1/public/activities?limit=50");
        lists.put("feed", "/feeds/activities.json");
        return lists;
    }

    /** @return how long each took, the quickest first */
    private static double[] millis(Client client, String path, String bearer) {
        for (int round = 0; round < WARM; round++) {
            client.size(path, bearer);
        }
        List<Double> millis = new ArrayList<>();
        long first = System.nanoTime();
        while (millis.size() < ROUNDS || System.nanoTime() - first < SHORTEST.toNanos()) {
            long begin = System.nanoTime();
            client.size(path, bearer);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static void feeds(Rig rig, Report report) throws IOException, SQLException, InterruptedException {
        String path = "/api/v1/public/activities?limit=10";
        int bytes = rig.client().size(path, "");
        rig.client().requirePart(Reads.FILE, bytes);
        rig.warm("public activities", () -> rig.load(TURN).closed(Rig.CLIENTS, Load.get(path)));
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        turns.put("public activities", () -> rig.load(TURN).closed(Rig.CLIENTS, Load.get(path)));
        turns.put("public activities static", () -> rig.load(TURN)
                .closed(Rig.CLIENTS, Load.get(Reads.FILE, "Range", Client.part(bytes))));
        String prefix = "branch work ";
        rig.inTurns(prefix, turns);
        report.ratio(
                "branch work public activities/static",
                prefix + "public activities",
                prefix + "public activities static",
                HALF);
    }

    /** Everybody of the city gets it, some ninety thousand. */
    private static void course(Rig rig, String bearer, Report report) throws Exception {
        var client = rig.client();
        UUID course = client.created(
                "/api/v1/courses", bearer, Map.of("title", "世界急救日", "text", "<p>每一秒都算数。</p>", "entry", false));
        client.post("/api/v1/courses/" + course + "/publication", bearer, Map.of());
        UUID city = rig.ground().id("SELECT id FROM organizations WHERE kind = 'CITY' ORDER BY name LIMIT 1");
        UUID job = client.created(
                "/api/v1/courses/" + course + "/assignments",
                bearer,
                Map.of("organizationId", city, "who", "ALL", "tell", false));
        long begin = System.nanoTime();
        String state = "SELECT count(*) FROM course_assignment_jobs WHERE id = '" + job + "' AND state = 'OPEN'";
        while (rig.ground().number(state) > 0 && System.nanoTime() - begin < PATIENCE.toNanos()) {
            Thread.sleep(200);
        }
        String of = " FROM course_assignment_jobs WHERE id = '" + job + "'";
        report.fact("branch work members who got a course", rig.ground().number("SELECT given" + of));
        report.fact("branch work batches", rig.ground().number("SELECT batches" + of));
        report.fact("branch work seconds to give it", (System.nanoTime() - begin) / 1_000_000_000);
        report.atMost("branch work longest batch, ms", rig.ground().number("SELECT longest_ms" + of), LONGEST_MS);
    }
}
