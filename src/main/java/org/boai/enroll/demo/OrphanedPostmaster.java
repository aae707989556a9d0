package org.boai.enroll.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The postmaster that a killed program left behind. Only the holder of the folder's lock looks for it, so it can
 * belong to nobody who lives.
 */
final class OrphanedPostmaster {
    private static final int PATIENCE_SECONDS = 20;

    private OrphanedPostmaster() {}

    /** Ends it, and waits until it has written what it holds; does nothing when there is none. */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var process = ProcessHandle.of(pid).filter(candidate -> isPostmasterOf(candidate, cluster));
        if (process.isPresent()) {
            end(process.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** A number in a file proves nothing after a reboot: the command line must name this cluster. */
    private static boolean isPostmasterOf(ProcessHandle candidate, Path cluster) {
        return candidate
                .info()
                .commandLine()
                .filter(line -> line.contains("postgres") && line.contains(cluster.toString()))
                .isPresent();
    }

    /** SIGINT is PostgreSQL's fast stop; SIGTERM would wait for whoever is still connected, an operator's psql say. */
    private static void end(ProcessHandle postmaster) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "the PostgreSQL of an earlier run (process " + postmaster.pid() + ") does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the PostgreSQL of an earlier run ends", e);
        }
    }
}
