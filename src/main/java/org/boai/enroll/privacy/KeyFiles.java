package org.boai.enroll.privacy;

import java.io.IOException;
import java.nio.file.Path;
import org.boai.enroll.kernel.SecretFile;

/** Makes this installation's field keys on a first demo start. */
public final class KeyFiles {
    private KeyFiles() {}

    /** @param file stays as it is when it exists; else a new one of mode 0600 */
    public static void createIfMissing(Path file) throws IOException {
        SecretFile.createIfMissing(file, FieldKeys::fresh);
    }
}
