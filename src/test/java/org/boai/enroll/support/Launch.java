package org.boai.enroll.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a packaged program is started.
 *
 * @param java    the virtual machine's home
 * @param jar     the program
 * @param options of the virtual machine, before everything else
 */
public record Launch(Path java, Path jar, List<String> options) {
    private static final Path PROGRAM = Path.of(System.getProperty("boai.build.directory", "target"))
            .toAbsolutePath()
            .resolve("quarkus-app/quarkus-run.jar");

    /** Where tests keep the program's classes ready, which start it some eighty times; none for a benchmark. */
    private static final String CLASSES = System.getProperty("boai.program.classes", "");

    /** This build's program as tests start it: on the JDK of the tests, with half a gigabyte. */
    public static Launch usual() {
        return CLASSES.isEmpty() || !Files.exists(Path.of(CLASSES))
                ? plain()
                : plain().with("-XX:SharedArchiveFile=" + CLASSES, "-Xlog:cds=off");
    }

    /** Likewise; what it has loaded when it ends by itself is there for those that start later. */
    public static Launch keepingItsClasses() {
        return CLASSES.isEmpty()
                ? plain()
                : plain().with("-XX:ArchiveClassesAtExit=" + CLASSES, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    private static Launch plain() {
        return new Launch(
                Path.of(System.getProperty("java.home")),
                PROGRAM,
                Stream.of(("-Xmx512m " + System.getProperty("boai.program.options", "")).split(" "))
                        .toList());
    }

    /** Of two options that say the same, the virtual machine takes the last one. */
    public Launch with(String... virtualMachineOptions) {
        return new Launch(
                java,
                jar,
                Stream.concat(options.stream(), Stream.of(virtualMachineOptions))
                        .toList());
    }

    public Launch on(Path otherJava) {
        return new Launch(otherJava, jar, options);
    }

    public Launch of(Path otherJar) {
        return new Launch(java, otherJar, options);
    }
}
