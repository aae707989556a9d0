package org.boai.enroll.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** All that was measured, in the order of measuring: lines to read, a file for programs, and a table for people. */
final class Report {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();
    private final Map<String, Aim> aims = new LinkedHashMap<>();

    /** What was hoped for, e.g. {@code <= 1.3}, and what came. */
    record Aim(double measured, String aim, boolean met) {
        String verdict() {
            return met ? "met" : "missed";
        }
    }

    void fact(String name, Object value) {
        facts.put(name, value);
        System.out.printf("%s: %s%n", name, value);
    }

    /** A number that is hoped to be at most so large. */
    void atMost(String name, double value, double most) {
        aim(name, value, "<= " + number(most), value <= most);
    }

    /** A number that is hoped to be at least so large. */
    void atLeast(String name, double value, double least) {
        aim(name, value, ">= " + number(least), value >= least);
    }

    private void aim(String name, double value, String bound, boolean met) {
        var aim = new Aim(value, bound, met);
        aims.put(name, aim);
        System.out.printf(Locale.ROOT, "%-58s %9s (aim %s: %s)%n", name, number(value), bound, aim.verdict());
    }

    static String number(double value) {
        boolean whole = value == Math.rint(value) || Math.abs(value) >= 100;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", value);
    }

    /** @param scenario what was measured, e.g. {@code none submissions spread} */
    void add(String scenario, Measured result) {
        if (measured.isEmpty()) {
            System.out.printf(
                    "%-46s %9s %8s %8s %9s %8s %11s %11s%n",
                    "", "per s", "p50 ms", "p99 ms", "answers", "failed", "program µs", "postgres µs");
        }
        measured.put(scenario, result);
        System.out.printf(
                Locale.ROOT,
                "%-46s %9.0f %8.2f %8.2f %9d %8d %11.0f %11.0f%n",
                scenario,
                result.perSecond(),
                result.p50(),
                result.p99(),
                result.answers(),
                result.failures(),
                result.programMicros(),
                result.databaseMicros());
    }

    /** Throughput of one scenario beside another's, when both were measured. */
    void ratio(String name, String scenario, String base) {
        if (measured.containsKey(scenario) && measured.containsKey(base)) {
            double ratio =
                    measured.get(scenario).perSecond() / measured.get(base).perSecond();
            ratios.put(name, ratio);
            System.out.printf(Locale.ROOT, "%-46s %9.2f%n", name, ratio);
        }
    }

    /** The same, hoped to be at least so large. */
    void ratio(String name, String scenario, String base, double least) {
        ratio(name, scenario, base);
        if (ratios.containsKey(name)) {
            atLeast(name, ratios.get(name), least);
        }
    }

    void write(Path folder) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("facts", facts);
        all.put("measured", measured);
        all.put("ratios", ratios);
        all.put("aims", aims);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("bench.json").toFile(), all);
        Files.writeString(folder.resolve("bench.md"), Markdown.of(facts, measured, ratios, aims));
    }
}
