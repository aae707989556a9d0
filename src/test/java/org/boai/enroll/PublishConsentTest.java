package org.boai.enroll;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishConsentTest {
    @TempDir
    private Path folder;

    private Path chinese;
    private Path english;

    @BeforeEach
    void twoFiles() throws IOException {
        chinese = Files.writeString(folder.resolve("zh.txt"), "题\n文\n");
        english = Files.writeString(folder.resolve("en.txt"), "Title\n\nBody\n");
    }

    private void check(String argument) {
        PublishConsent.check(List.of("--publish-consent=" + argument + ":" + chinese + ":" + english));
    }

    @Test
    void takesAPurposeAVersionAndTwoFiles() {
        assertThatCode(() -> check("PRIVACY_POLICY:3.1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PRIVACY_POLICY", "EVERYTHING:1", "PRIVACY_POLICY:three", "PRIVACY_POLICY:1 OR 1=1"})
    void saysWhatItWants(String argument) {
        assertThatThrownBy(() -> check(argument))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("--publish-consent=PURPOSE:VERSION:CHINESE.txt:ENGLISH.txt");
    }

    @Test
    void wantsATitleAndAText() throws IOException {
        Files.writeString(english, "Title\n\n");
        assertThatThrownBy(() -> check("STATUTES:2")).hasMessageContaining("no text below");
    }

    @Test
    void wantsFilesThatAreThereAndInUtf8() throws IOException {
        Files.write(chinese, new byte[] {(byte) 0xB1, (byte) 0xEA, '\n', (byte) 0xCC});
        assertThatThrownBy(() -> check("STATUTES:2")).hasMessageContaining("cannot be read as UTF-8");
        Files.delete(chinese);
        assertThatThrownBy(() -> check("STATUTES:2")).hasMessageContaining("cannot be read");
    }
}
