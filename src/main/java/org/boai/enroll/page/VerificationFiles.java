package org.boai.enroll.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;

/**
 * Small text files that the operator put into one folder, by which WeChat and Alipay see whose host this is. A link
 * in that folder is no file of it.
 */
@ApplicationScoped
class VerificationFiles {
    /** The names that the resource lets through. */
    static final String NAME = "[A-Za-z0-9_-]{4,64}\\.txt";

    private static final Pattern SAFE = Pattern.compile(NAME);
    private static final int LARGEST = 4096;

    private final Optional<Path> folder;

    VerificationFiles(PageConfig config) {
        this.folder = config.verificationFolder();
    }

    /** @throws ProblemException {@code not-found} */
    byte[] read(String name) {
        return folder.filter(set -> SAFE.matcher(name).matches())
                .map(set -> set.resolve(name))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                .map(VerificationFiles::bytes)
                .filter(bytes -> bytes.length <= LARGEST)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static byte[] bytes(Path file) {
        try (var content = Files.newInputStream(file)) {
            return content.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
