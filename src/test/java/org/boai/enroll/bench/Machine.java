package org.boai.enroll.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the machine is, and what the program holds of its memory. Linux only, as the benchmark is. */
final class Machine {
    private static final Pattern USED = Pattern.compile("(?:total|committed) [0-9]+K, used ([0-9]+)K");
    private static final long KIB_PER_MIB = 1024;

    private Machine() {}

    static Map<String, String> describe() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("processor", field(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("memory", field(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("load", field(Path.of("/proc/loadavg"), ""));
        return facts;
    }

    /** Resident memory of a process in MiB. */
    static long residentMib(long pid) {
        String value = field(Path.of("/proc/" + pid + "/status"), "VmRSS");
        return Long.parseLong(value.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
    }

    /** Microseconds since 1970 by the clock that the program and PostgreSQL read, too. */
    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Files and sockets that a process may have open. */
    static String mostHandles(long pid) {
        return field(Path.of("/proc/" + pid + "/limits"), "Max open files").split(" {2,}")[1];
    }

    static long threads(long pid) {
        return Long.parseLong(field(Path.of("/proc/" + pid + "/status"), "Threads"));
    }

    /** Open files and sockets of a process. */
    static long handles(long pid) {
        try (var handles = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return handles.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Heap that a Java process still uses after a full collection, in MiB. */
    static double heapAfterCollectionMib(long pid) {
        jcmd(pid, "GC.run");
        var used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long kib = 0;
        while (used.find()) {
            kib += Long.parseLong(used.group(1));
        }
        return (double) kib / KIB_PER_MIB;
    }

    /** Asks a running Java program. @return what it says */
    static String jcmd(long pid, String... command) {
        var words = new java.util.ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        words.add(String.valueOf(pid));
        words.addAll(java.util.List.of(command));
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The first line that begins with a name, without the name. */
    private static String field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
