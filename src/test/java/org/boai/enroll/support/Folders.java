package org.boai.enroll.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of their own for programs that are going to be hurt. */
public final class Folders {
    private static final Path BUILD =
            Path.of(System.getProperty("boai.build.directory", "target")).toAbsolutePath();

    private Folders() {}

    /** A new and empty one. */
    public static Path fresh(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(BUILD.resolve("faults")), name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it with all that is in it; only logs and ledgers of failed runs are worth keeping. */
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
