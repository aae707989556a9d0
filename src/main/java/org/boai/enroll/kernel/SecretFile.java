package org.boai.enroll.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** Files that only their owner may read (mode 0600), and that are whole or not there, whenever the program ends. */
public final class SecretFile {
    private SecretFile() {}

    /** Leaves a file that exists as it is. */
    public static void createIfMissing(Path file, Supplier<String> content) throws IOException {
        if (!Files.exists(file)) {
            write(file, content.get());
        }
    }

    public static void write(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path whole = Files.createTempFile(folder, ".new", null, ownerOnly);
        Files.writeString(whole, content);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
