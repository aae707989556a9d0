package org.boai.enroll.fault;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.boai.enroll.support.Launch;

/**
 * A copy of the packaged program whose clock goes wrong. No code but {@code SystemClock}'s may ask the machine what time it
 * is (a house rule, and a test), so this one class is made anew.
 */
final class ShiftedProgram {
    private static final Path SOURCE = Path.of("src/main/java/org/boai/enroll/kernel/SystemClock.java");
    private static final String RIGHT = "return Clock.tickMillis(ZONE);";
    private static final String WRONG =
            "return Clock.offset(Clock.tickMillis(ZONE), java.time.Duration.parse(\"%s\"));";
    private static final String CLASS = "org/boai/enroll/kernel/SystemClock.class";

    private ShiftedProgram() {}

    /** @return the jar to start */
    static Path by(Duration offset, Path folder) throws IOException {
        Path original = Launch.usual().jar().getParent();
        copy(original, folder);
        Path compiled = compile(offset, Files.createDirectories(folder.resolve("compiled")));
        try (Stream<Path> jars = Files.list(folder.resolve("app"))) {
            Path jar = jars.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (var zip = FileSystems.newFileSystem(jar)) {
                Files.copy(compiled, zip.getPath(CLASS), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder.resolve("quarkus-run.jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Path compile(Duration offset, Path folder) throws IOException {
        String source = Files.readString(SOURCE);
        if (!source.contains(RIGHT)) {
            throw new IllegalStateException("SystemClock does not look as it did: " + SOURCE);
        }
        Path shifted = folder.resolve("SystemClock.java");
        Files.writeString(shifted, source.replace(RIGHT, WRONG.formatted(offset)));
        String needed = Stream.of(Produces.class, Singleton.class)
                .map(ShiftedProgram::origin)
                .distinct()
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
        var arguments =
                List.of("--release", "17", "-proc:none", "-cp", needed, "-d", folder.toString(), shifted.toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("SystemClock does not compile");
        }
        return folder.resolve(CLASS);
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
