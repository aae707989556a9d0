package org.boai.enroll.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What Flight Recorder saw of the program: the hottest methods, where their callers belong, and who allocates. */
final class Profile {
    private static final int LONGEST = 25;
    private static final double PERCENT = 100;

    /** Begins of class names; the first frame from the top that begins so names the layer of a sample. */
    private static final List<String> LAYERS = List.of(
            "org.boai.enroll.privacy",
            "org.boai.enroll",
            "org.hibernate.validator",
            "org.hibernate.reactive",
            "org.hibernate",
            "com.fasterxml.jackson",
            "io.vertx.pgclient",
            "io.vertx.sqlclient",
            "org.jboss.resteasy.reactive",
            "io.smallrye.mutiny",
            "io.smallrye",
            "io.quarkus",
            "io.vertx",
            "io.netty",
            "javax.crypto",
            "com.sun.crypto",
            "sun.security",
            "java.util.logging",
            "io.micrometer");

    private final Map<String, Long> hottest = new TreeMap<>();
    private final Map<String, Long> layers = new TreeMap<>();
    private final Map<String, Long> inclusive = new TreeMap<>();
    private final Map<String, Long> threads = new TreeMap<>();
    private final Map<String, Long> allocators = new TreeMap<>();
    private final Map<String, Long> allocated = new TreeMap<>();
    private final Set<Long> seen = new HashSet<>();

    private Profile() {}

    /** Records the program while something runs. */
    static void during(long pid, Path target, Runnable turn) throws IOException {
        Path recording = target.resolveSibling("bench.jfr").toAbsolutePath();
        Files.deleteIfExists(recording);
        Machine.jcmd(pid, "JFR.start", "name=bench", "settings=profile");
        turn.run();
        Machine.jcmd(pid, "JFR.stop", "name=bench", "filename=" + recording);
        var profile = new Profile();
        try (var events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                profile.add(events.readEvent());
            }
        }
        Files.writeString(target, profile.text());
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> sample(event);
            case "jdk.ObjectAllocationSample" -> allocation(event);
            default -> {
                // nothing that is told here
            }
        }
    }

    private void sample(RecordedEvent event) {
        var frames = frames(event);
        if (frames.isEmpty()) {
            return;
        }
        hottest.merge(name(frames.get(0)), 1L, Long::sum);
        layers.merge(layer(frames), 1L, Long::sum);
        var thread = event.getThread("sampledThread");
        String pool = thread == null || thread.getJavaName() == null ? "virtual machine" : thread.getJavaName();
        threads.merge(pool.replaceAll("[0-9]+", "n"), 1L, Long::sum);
        frames.stream()
                .flatMap(frame -> LAYERS.stream().filter(type(frame)::startsWith))
                .distinct()
                .forEach(layer -> inclusive.merge(layer, 1L, Long::sum));
    }

    private void allocation(RecordedEvent event) {
        var thread = event.getThread();
        if (thread == null || seen.add(thread.getId())) {
            // a thread's first sample weighs all that it allocated before the recording
            return;
        }
        long weight = event.getLong("weight");
        allocated.merge(event.getClass("objectClass").getName(), weight, Long::sum);
        frames(event).stream()
                .filter(frame -> LAYERS.stream().anyMatch(type(frame)::startsWith))
                .findFirst()
                .ifPresent(frame -> allocators.merge(name(frame), weight, Long::sum));
    }

    private static String layer(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            for (String layer : LAYERS) {
                if (type(frame).startsWith(layer)) {
                    return layer;
                }
            }
        }
        return "the JDK";
    }

    private static List<RecordedFrame> frames(RecordedEvent event) {
        return event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    }

    private static String type(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    private static String name(RecordedFrame frame) {
        return type(frame) + "." + frame.getMethod().getName();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        section(lines::add, "Hottest methods, % of samples", hottest);
        section(lines::add, "First frame that is not the JDK's, % of samples", layers);
        section(lines::add, "Somewhere on the stack, % of samples", inclusive);
        section(lines::add, "Threads, % of samples", threads);
        section(lines::add, "Allocating methods, % of bytes", allocators);
        section(lines::add, "Allocated classes, % of bytes", allocated);
        return String.join("\n", lines) + "\n";
    }

    private void section(Consumer<String> line, String title, Map<String, Long> counts) {
        // a stack counts once for each library on it, so that section is measured by samples, not by its sum
        var whole = counts == inclusive ? hottest : counts;
        long sum = whole.values().stream().mapToLong(Long::longValue).sum();
        line.accept("");
        line.accept(title + " (" + sum + ")");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(LONGEST)
                .forEach(entry -> line.accept(
                        String.format("%6.2f  %s", entry.getValue() * PERCENT / Math.max(1, sum), entry.getKey())));
    }
}
