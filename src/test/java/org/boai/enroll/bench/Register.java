package org.boai.enroll.bench;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Launch;

/**
 * Whether a page of the register takes longer the deeper it lies, for the province, a city, a county and a village, with a
 * filter and without; and how long an exact search takes.
 */
final class Register implements Section {
    private static final int MEMBERS = Integer.getInteger("boai.bench.register.members", 1_300_000);
    private static final int ROUNDS = 60;
    private static final double ALIKE = 1.5;
    private static final List<Integer> DEPTHS = List.of(0, 10, 50, 90);
    private static final Map<String, String> FILTERS =
            Map.of("all", "", "youth", "&kind=YOUTH", "one in a hundred", "&status=LEFT");
    private static final Map<String, String> CONDITIONS =
            Map.of("all", "true", "youth", "kind = 'YOUTH'", "one in a hundred", "status = 'LEFT'");

    private int sealed = 1;

    /** A page as it is asked for. */
    private record Page(String path, int depth) {}

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("register");
                var rig = Rig.start(ground, Launch.usual(), Map.of(), report)) {
            long begin = System.nanoTime();
            var fill = new RegisterFill(ground);
            UUID village = fill.with(MEMBERS);
            report.fact("register members", ground.number("SELECT count(*) FROM members"));
            report.fact("register organizations", ground.number("SELECT count(*) FROM organizations"));
            report.fact("register seconds to fill", (System.nanoTime() - begin) / 1_000_000_000);
            String bearer = "Bearer " + rig.client().token("province");
            for (int level : List.of(1, 2, 3, 5)) {
                UUID place = above(ground, village, level);
                for (String filter : List.of("all", "youth", "one in a hundred")) {
                    measure(rig, fill, new Scope(place, level, filter), bearer, report);
                }
            }
            search(rig, bearer, report);
        }
    }

    /** What is listed. */
    private record Scope(UUID place, int level, String filter) {
        String name() {
            return "register "
                    + List.of("", "province", "city", "county", "township", "village")
                            .get(level) + ", " + filter;
        }
    }

    private static UUID above(Ground ground, UUID village, int level) throws SQLException {
        try (var statement = ground.superuser().createStatement();
                var rows = statement.executeQuery(
                        "SELECT ancestors[" + level + "] FROM organizations WHERE id = '" + village + "'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    private void measure(Rig rig, RegisterFill fill, Scope scope, String bearer, Report report) throws SQLException {
        Map<Page, double[]> times = new LinkedHashMap<>();
        for (int depth : DEPTHS) {
            times.put(page(rig.ground(), fill, scope, depth), new double[ROUNDS]);
        }
        for (int round = -ROUNDS / 3; round < ROUNDS; round++) {
            for (var page : times.entrySet()) {
                long begin = System.nanoTime();
                rig.client().size(page.getKey().path(), bearer);
                if (round >= 0) {
                    page.getValue()[round] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        double first = 0;
        for (var page : times.entrySet()) {
            double median = median(page.getValue());
            report.fact(scope.name() + ", at " + page.getKey().depth() + " %, median ms", Report.number(median));
            if (page.getKey().depth() == 0) {
                first = median;
            } else {
                report.atMost(scope.name() + ", at " + page.getKey().depth() + " %/first", median / first, ALIKE);
            }
        }
    }

    /** The page that begins so deep, with rows that the program can open. */
    private Page page(Ground ground, RegisterFill fill, Scope scope, int depth) throws SQLException {
        String within = "places[" + scope.level() + "] = '" + scope.place() + "' AND " + CONDITIONS.get(scope.filter());
        long members = ground.number("SELECT count(*) FROM members WHERE " + within);
        String cursor = "";
        try (var statement = ground.superuser().createStatement();
                var rows = statement.executeQuery("SELECT id, joined_on FROM members WHERE " + within
                        + " ORDER BY joined_on DESC, id DESC OFFSET " + members * depth / 100 + " LIMIT 101")) {
            for (int i = 0; rows.next(); i++) {
                if (i == 0 && depth > 0) {
                    long days = LocalDate.of(1900, 1, 1).until(rows.getObject(2, LocalDate.class), ChronoUnit.DAYS);
                    cursor = "&after=" + days + "-" + rows.getObject(1, UUID.class);
                }
                fill.seal(rows.getObject(1, UUID.class), sealed++);
            }
        }
        String path = "/api/v1/members?limit=50&organization=" + scope.place() + FILTERS.get(scope.filter()) + cursor;
        return new Page(path, depth);
    }

    private static void search(Rig rig, String bearer, Report report) throws Exception {
        for (var said : Map.of(
                        "phone", "13800000010", "number", "00000000000000000", "legacyNumber", "旧-1", "name", "无此人")
                .entrySet()) {
            double[] times = new double[20];
            for (int i = 0; i < times.length; i++) {
                long begin = System.nanoTime();
                rig.client().post("/api/v1/members/searches", bearer, Map.of(said.getKey(), said.getValue()));
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
            report.fact("register search by " + said.getKey() + ", median ms", Report.number(median(times)));
        }
    }

    private static double median(double... times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
