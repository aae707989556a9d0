package org.boai.enroll.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A small file system in memory on which a database's cluster lies for a while. Only root may mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int SIZE_MIB = 1024;
    private static final int BLOCK = 1 << 20;

    private final Path mounted;

    private SmallDisk(Path mounted) {
        this.mounted = mounted;
    }

    /** @return null when this machine does not let us */
    static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        int exit = command("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MIB + "m", "tmpfs", folder.toString());
        return exit == 0 ? new SmallDisk(folder) : null;
    }

    private static int command(String... words) throws IOException {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Moves a stopped cluster here, and leaves a link where it was. */
    void take(Path cluster) throws IOException {
        move(cluster, mounted.resolve("cluster"));
        Files.createSymbolicLink(cluster, mounted.resolve("cluster"));
    }

    /** And back. */
    void giveBack(Path cluster) throws IOException {
        Files.delete(cluster);
        move(mounted.resolve("cluster"), cluster);
    }

    /** With its owner and rights. */
    private static void move(Path from, Path to) throws IOException {
        if (command("cp", "-a", from.toString(), to.toString()) != 0) {
            throw new IOException("the cluster cannot be copied");
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** To the last byte. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (var out = Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = BLOCK; size > 0; size /= 2) {
                fill(out, block, size);
            }
        }
    }

    private static void fill(java.io.OutputStream out, byte[] block, int size) {
        try {
            while (true) {
                out.write(block, 0, size);
            }
        } catch (IOException full) {
            // the next smaller piece may still fit
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return mounted.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        command("umount", mounted.toString());
    }
}
