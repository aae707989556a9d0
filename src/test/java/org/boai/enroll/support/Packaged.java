package org.boai.enroll.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged program as a process of its own: what an operator runs, and what can be killed. */
public final class Packaged implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(150);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;
    private Duration readyAfter;

    private Packaged(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** Starts it in a folder, on free ports or on those in the settings, and waits until it is ready. */
    public static Packaged start(Path folder, Map<String, String> settings) {
        return start(folder, settings, Launch.usual());
    }

    /** Likewise, on another virtual machine, with other options, or another program. */
    public static Packaged start(Path folder, Map<String, String> settings, Launch launch) {
        var free = Ports.others(3);
        int port = Integer.parseInt(settings.getOrDefault("quarkus.http.port", String.valueOf(free.get(0))));
        int management = port == free.get(1) ? free.get(2) : free.get(1);
        Path log = folder.resolve("program.log");
        long begin = System.nanoTime();
        var process = launch(launch, log, onPorts(settings, port, management));
        var started = new Packaged(process, port, management, log);
        started.awaitReady();
        started.readyAfter = Duration.ofNanos(System.nanoTime() - begin);
        return started;
    }

    /** Runs it once with {@code --prepare}: migrates and fills the database, and ends. */
    public static void prepare(Map<String, String> settings) {
        try {
            run(Files.createTempDirectory("boai-prepare"), settings, Launch.keepingItsClasses(), START, "--prepare");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it once with arguments that let it do something and end.
     *
     * @return all that it said
     * @throws IllegalStateException with that, when it fails or does not end in time
     */
    public static String run(
            Path folder, Map<String, String> settings, Launch launch, Duration patience, String... arguments) {
        try {
            Path log = Files.createTempFile(folder, "run", ".log");
            var process = launch(launch, log, onPorts(settings, 0, 0), arguments);
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("the program does not do its task:\n" + Files.readString(log));
            }
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Begins a command that ends by itself, with a small heap; what it says is in the log, beside which it works. */
    public static Process command(Path log, Map<String, String> settings, List<String> arguments) {
        var small = Launch.usual().with("-Xmx256m");
        return launch(small, log, onPorts(settings, 0, 0), arguments.toArray(String[]::new));
    }

    /** Runs a command to its end. @return exit code and all that it said */
    public static Refusal run(Path folder, Map<String, String> settings, List<String> arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "command", ".log");
        var process = command(log, settings, arguments);
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Refusal(process.waitFor(), Files.readString(log));
    }

    /** Starts it where it cannot start. @return exit code and all that it said */
    public static Refusal refuses(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        Path log = folder.resolve("program.log");
        var process = launch(Launch.usual(), log, onPorts(settings, 0, 0));
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Refusal(process.waitFor(), Files.readString(log));
    }

    /** What a start that did not happen, or a command that ended, said. */
    public record Refusal(int exitCode, String output) {}

    private static Map<String, String> onPorts(Map<String, String> settings, int port, int management) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.http.port", String.valueOf(port));
        all.put("quarkus.management.port", String.valueOf(management));
        return all;
    }

    /** In the folder of its log. */
    private static Process launch(Launch launch, Path log, Map<String, String> settings, String... arguments) {
        if (!Files.exists(launch.jar())) {
            throw new IllegalStateException("There is no packaged program: run ./mvnw package first");
        }
        List<String> command = new ArrayList<>();
        command.add(launch.java().resolve("bin/java").toString());
        command.addAll(launch.options());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(launch.jar().toString());
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        var client = HttpClient.newHttpClient();
        var ready = HttpRequest.newBuilder(URI.create(management() + "/q/health/ready"))
                .build();
        Awaitility.await()
                .atMost(START)
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the program ended:\n" + Files.readString(log));
                    }
                    try {
                        return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
                    } catch (IOException notYet) {
                        return false;
                    }
                });
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String management() {
        return "http://localhost:" + managementPort;
    }

    /** From the start of the process until it said that it is ready. */
    public Duration readyAfter() {
        return readyAfter;
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}: no hook runs, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** {@code SIGSTOP}: it stands still, and does not know it. */
    public void pause() {
        signal("STOP");
    }

    /** {@code SIGCONT}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("the signal " + name + " does not arrive");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code SIGTERM}, and waits. */
    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the program does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
