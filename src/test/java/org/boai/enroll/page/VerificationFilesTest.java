package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationFilesTest {
    private record Config(Optional<Path> verificationFolder) implements PageConfig {
        @Override
        public Optional<Path> texts() {
            return Optional.empty();
        }

        @Override
        public Optional<String> icpNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<String> policeNumber() {
            return Optional.empty();
        }

        @Override
        public Optional<String> phone() {
            return Optional.empty();
        }
    }

    @TempDir
    private Path folder;

    @Test
    void servesAFileOfTheFolder() throws IOException {
        Files.writeString(folder.resolve("MP_verify_abc.txt"), "abc");

        assertThat(files().read("MP_verify_abc.txt")).asString().isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"missing.txt", "../secret.txt", "secret.key", "a.txt", "folder.txt", "large.txt", "link.txt"})
    void servesNothingElse(String name) throws IOException {
        Files.writeString(folder.resolve("secret.key"), "abc");
        Files.createDirectory(folder.resolve("folder.txt"));
        Files.write(folder.resolve("large.txt"), new byte[4097]);
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("secret.key"));

        assertThatThrownBy(() -> files().read(name))
                .isInstanceOf(ProblemException.class)
                .hasMessage("not-found");
    }

    @Test
    void servesNothingWithoutAFolder() {
        var files = new VerificationFiles(new Config(Optional.empty()));

        assertThatThrownBy(() -> files.read("MP_verify_abc.txt")).hasMessage("not-found");
    }

    private VerificationFiles files() {
        return new VerificationFiles(new Config(Optional.of(folder)));
    }
}
