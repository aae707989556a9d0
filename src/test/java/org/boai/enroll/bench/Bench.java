package org.boai.enroll.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the packaged program from outside, section by section, each on a fresh copy of a prepared database. Prints
 * what it measures; writes {@code target/bench.json}, {@code bench.md} and {@code bench-profile.txt}.
 */
public final class Bench {
    private static final String ALL =
            "start,submissions,reads,pages,memory,overload,notification,access,oracles,register,work,nation";

    private Bench() {}

    public static void main(String... args) throws Exception {
        quiet();
        var wanted = Arrays.asList(System.getProperty("boai.bench.sections", ALL)
                .replaceAll("\\s", "")
                .split(","));
        requireKnown(wanted);
        var report = new Report();
        List<String> failed = new ArrayList<>();
        report.fact("machine", Machine.describe());
        try (var postgres = Postgres.open()) {
            report.fact("PostgreSQL", postgres.describe());
            for (var section : sections(wanted).entrySet()) {
                long begin = System.nanoTime();
                try {
                    section.getValue().run(postgres, report);
                } catch (Exception e) {
                    // the other sections are still worth their time
                    e.printStackTrace();
                    failed.add(section.getKey() + ": " + e.getMessage());
                }
                report.fact("seconds of " + section.getKey(), (System.nanoTime() - begin) / 1_000_000_000);
                report.write(Postgres.BUILD);
            }
        }
        failed.forEach(System.err::println);
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    /** Starts are measured first, while nothing else has run; what fills the disk comes last. */
    private static Map<String, Section> sections(List<String> wanted) {
        Map<String, Section> sections = new LinkedHashMap<>();
        if (wanted.contains("start")) {
            sections.put("start", new StartTimes());
        }
        if (wanted.contains("submissions") || wanted.contains("reads")) {
            sections.put(
                    "submissions and reads", new Throughput(wanted.contains("submissions"), wanted.contains("reads")));
        }
        if (wanted.contains("pages")) {
            sections.put("pages", new Pages());
        }
        if (wanted.contains("memory")) {
            sections.put("memory", new Memory());
        }
        if (wanted.contains("overload")) {
            sections.put("overload", new Overload());
        }
        if (wanted.contains("notification")) {
            Notification.parts().forEach((name, part) -> sections.put("notification " + name, part));
        }
        if (wanted.contains("access")) {
            sections.put("access", new Access());
        }
        if (wanted.contains("oracles")) {
            sections.put("oracles", new Oracles());
        }
        if (wanted.contains("register")) {
            sections.put("register", new Register());
        }
        if (wanted.contains("work")) {
            sections.put("branch work", new BranchWork());
        }
        if (wanted.contains("nation")) {
            sections.put("nation", new Nation());
        }
        return sections;
    }

    private static void requireKnown(List<String> wanted) {
        var known = List.of(ALL.split(","));
        if (!known.containsAll(wanted)) {
            throw new IllegalArgumentException("boai.bench.sections knows " + known + ", not " + wanted);
        }
    }

    private static void quiet() {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        // on a small machine the load generator waits for a core now and then, which the histograms show anyway
        System.setProperty("io.hyperfoil.jitter.watchdog.threshold", "2000");
    }
}
