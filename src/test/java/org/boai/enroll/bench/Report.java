package org.boai.enroll.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that was measured, in the order of measuring: a table to read and a file for programs. */
final class Report {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final Map<String, Double> ratios = new LinkedHashMap<>();

    void fact(String name, Object value) {
        facts.put(name, value);
        System.out.printf("%s: %s%n", name, value);
    }

    /** @param scenario what was measured, e.g. {@code submissions/spread} */
    void add(String scenario, Measured result) {
        if (measured.isEmpty()) {
            System.out.printf(
                    "%-34s %9s %8s %8s %9s %8s %11s %11s%n",
                    "", "per s", "p50 ms", "p99 ms", "answers", "failed", "program µs", "postgres µs");
        }
        measured.put(scenario, result);
        System.out.printf(
                "%-34s %9.0f %8.2f %8.2f %9d %8d %11.0f %11.0f%n",
                scenario,
                result.perSecond(),
                result.p50(),
                result.p99(),
                result.answers(),
                result.failures(),
                result.programMicros(),
                result.databaseMicros());
    }

    private void ratio(String name, String scenario, String base) {
        if (measured.containsKey(scenario) && measured.containsKey(base)) {
            double ratio =
                    measured.get(scenario).perSecond() / measured.get(base).perSecond();
            ratios.put(name, ratio);
            System.out.printf("%-34s %9.2f%n", name, ratio);
        }
    }

    /** What belongs beside what: the program and the database, one branch and many, reads and a file, full and empty. */
    void ratios() {
        for (String members : List.of("none", "filled")) {
            ratio(members + " http/raw", members + " submissions spread", members + " submissions raw");
            ratio(members + " hot/spread", members + " submissions hot", members + " submissions spread");
            for (String read : List.of("code", "region level", "landing page", "inbox page")) {
                ratio(members + " " + read + "/static", members + " reads " + read, members + " reads static css");
            }
        }
        for (String kind : List.of("raw", "spread", "hot")) {
            ratio("filled/none " + kind, "filled submissions " + kind, "none submissions " + kind);
        }
    }

    void write(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", Machine.describe());
        all.put("facts", facts);
        all.put("measured", measured);
        all.put("ratios", ratios);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    }
}
