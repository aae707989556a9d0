package org.boai.enroll.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.boai.enroll.support.Launch;

/**
 * Whether the time of an answer tells who is known: 500 requests for each state, one after the other and in turns, and
 * the medians beside each other. Five milliseconds and a fifth are lost in any network.
 */
final class Oracles implements Section {
    private static final int EACH = 500;
    private static final int WARM = 200;
    private static final double ALIKE = 1.2;

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        Map<String, String> more = Map.of(
                "boai.proof.puzzle-bits", "0",
                "boai.proof.sms.provider", "log",
                "boai.proof.messages-per-day", "1000000");
        try (var ground = postgres.copy("oracles");
                var rig = Rig.start(ground, Launch.usual(), more, report)) {
            submissions(rig, report);
            codes(rig, report);
        }
    }

    /** Somebody new, somebody who is a member, and somebody of whom a second application waits for a person. */
    private static void submissions(Rig rig, Report report) throws Exception {
        var client = rig.client();
        var persons = new Persons(rig.ground().branches(WARM));
        client.submit(persons, WARM);
        List<byte[]> members = submitted(client, persons);
        List<byte[]> waiting = submitted(client, persons);
        waiting.forEach(client::submit);
        rig.ground().settle();
        Map<String, Iterators> states = new LinkedHashMap<>();
        states.put("somebody new", new Iterators(persons::next));
        states.put("a member", new Iterators(members.iterator()::next));
        states.put("somebody who waits", new Iterators(waiting.iterator()::next));
        compare("oracle submissions", states, client::submit, report);
    }

    private static List<byte[]> submitted(Client client, Persons persons) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            byte[] body = persons.next();
            client.submit(body);
            bodies.add(body);
        }
        return bodies;
    }

    /** A code for a member's phone, and one for a phone that nobody has. */
    private static void codes(Rig rig, Report report) throws Exception {
        var client = rig.client();
        Map<String, Iterators> states = new LinkedHashMap<>();
        long[] next = {13_000_000_001L, 15_000_000_001L};
        states.put("a phone that is known", new Iterators(() -> client.askForCode(next[0]++)));
        states.put("a phone that is not", new Iterators(() -> client.askForCode(next[1]++)));
        compare("oracle codes", states, client::ask, report);
    }

    /** What is sent for one state. */
    private record Iterators(Supplier<byte[]> next) {}

    private interface Send {
        void body(byte[] body);
    }

    private static void compare(String name, Map<String, Iterators> states, Send send, Report report) {
        Map<String, double[]> times = new LinkedHashMap<>();
        states.keySet().forEach(state -> times.put(state, new double[EACH]));
        for (int i = 0; i < EACH; i++) {
            for (var state : states.entrySet()) {
                byte[] body = state.getValue().next().get();
                long begin = System.nanoTime();
                send.body(body);
                times.get(state.getKey())[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        double least = Double.MAX_VALUE;
        double most = 0;
        for (var state : times.entrySet()) {
            double median = median(state.getValue());
            report.fact(name + " " + state.getKey() + ", median ms", Report.number(median));
            least = Math.min(least, median);
            most = Math.max(most, median);
        }
        report.atMost(name + " slowest/fastest", most / least, ALIKE);
    }

    private static double median(double... times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
