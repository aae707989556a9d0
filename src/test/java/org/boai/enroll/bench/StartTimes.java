package org.boai.enroll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Launch;
import org.boai.enroll.support.Packaged;

/**
 * From the start of the process until it says that it is ready, on a prepared database, in turns with an empty program
 * of the same extensions; also on another JDK, without and with a cache that a training run has written.
 */
final class StartTimes implements Section {
    private static final int STARTS = Integer.getInteger("boai.bench.starts", 7);
    private static final double MOST = 1.3;
    private static final String OTHER_JDK = System.getProperty("boai.bench.java25", "");
    private static final Path EMPTY = Postgres.BUILD.resolve("empty-program/quarkus-app/quarkus-run.jar");

    @Override
    public void run(Postgres postgres, Report report) throws Exception {
        try (var ground = postgres.copy("start")) {
            var pair = new Pair(ground.settings(), postgres.blank("start_empty"), report);
            pair.compare(
                    "JDK " + Runtime.version().feature(),
                    Launch.usual(),
                    Launch.usual().of(EMPTY));
            if (!OTHER_JDK.isBlank()) {
                var other = Launch.usual().on(Path.of(OTHER_JDK));
                pair.compare("JDK 25", other, other.of(EMPTY));
                pair.compareTrained("JDK 25 with AOT cache", other);
            }
            Ledger.requireWhole(ground, 0, 0);
        }
    }

    /** Settings of the program and of the empty one, each with its own database on the same server. */
    private record Pair(Map<String, String> settings, Map<String, String> empty, Report report) {
        /** Both start once before, so that the empty one's table is there and the files have been read. */
        void compare(String name, Launch program, Launch nothing) throws IOException {
            start(nothing, empty);
            start(program, settings);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                theirs.add(start(nothing, empty));
                ours.add(start(program, settings));
            }
            report.fact("start on " + name + ", seconds until ready", Report.number(median(ours)));
            report.fact("start of the empty program on " + name, Report.number(median(theirs)));
            report.atMost("start/empty on " + name, median(ours) / median(theirs), MOST);
        }

        void compareTrained(String name, Launch launch) throws IOException {
            compare(name, trained(launch, "ours", settings), trained(launch.of(EMPTY), "empty", empty));
        }
    }

    /** One start and stop writes the cache. */
    private static Launch trained(Launch launch, String name, Map<String, String> settings) throws IOException {
        Path cache = Rig.folder().resolve(name + ".aot");
        Files.deleteIfExists(cache);
        start(launch.with("-Xmx512m", "-XX:AOTCacheOutput=" + cache), settings);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the training run wrote no " + cache);
        }
        return launch.with("-Xmx512m", "-XX:AOTCache=" + cache);
    }

    private static double start(Launch launch, Map<String, String> settings) throws IOException {
        try (var program = Packaged.start(Rig.folder(), settings, launch)) {
            return program.readyAfter().toMillis() / 1000.0;
        }
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }
}
