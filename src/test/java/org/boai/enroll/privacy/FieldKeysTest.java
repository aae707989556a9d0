package org.boai.enroll.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldKeysTest {
    private static final String KEY = Base64.getEncoder().encodeToString(TestKeys.key(5));

    @TempDir
    Path directory;

    @Test
    void areMadeForTheirOwnerOnly() throws IOException {
        Path file = directory.resolve("keys/fields.properties");

        KeyFiles.createIfMissing(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areReadableOnceMade() throws IOException {
        Path file = directory.resolve("fields.properties");
        KeyFiles.createIfMissing(file);

        var keys = FieldKeys.read(file);

        assertThat(keys.activeId()).isEqualTo((byte) 1);
        assertThat(keys.encryption().get((byte) 1)).hasSize(32).isNotEqualTo(keys.index());
        assertThat(keys.index()).hasSize(32).isNotEqualTo(new byte[32]);
    }

    @Test
    void areDifferentInEveryInstallation() throws IOException {
        KeyFiles.createIfMissing(directory.resolve("one"));
        KeyFiles.createIfMissing(directory.resolve("other"));

        assertThat(FieldKeys.read(directory.resolve("one")).index())
                .isNotEqualTo(FieldKeys.read(directory.resolve("other")).index());
    }

    @Test
    void areKeptOnEveryLaterStart() throws IOException {
        Path file = directory.resolve("fields.properties");
        KeyFiles.createIfMissing(file);
        String first = Files.readString(file);

        KeyFiles.createIfMissing(file);

        assertThat(Files.readString(file)).isEqualTo(first);
    }

    @Test
    void mayBeSeveralOfWhichOneIsActive() throws IOException {
        var keys = FieldKeys.read(file("active=2\nencryption.1=" + KEY + "\nencryption.2=" + KEY + "\nindex=" + KEY));

        assertThat(keys.activeId()).isEqualTo((byte) 2);
        assertThat(keys.encryption()).containsOnlyKeys((byte) 1, (byte) 2);
    }

    @Test
    void aMissingFileIsNamedWithTheSettingThatPointsToIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FieldKeys.read(directory.resolve("absent")))
                .withMessageContaining("absent")
                .withMessageContaining("boai.privacy.key-file");
    }

    @Test
    void aMissingActiveKeyIsNamed() throws IOException {
        refusal("active=2\nencryption.1=" + KEY + "\nindex=" + KEY).hasMessageEndingWith("encryption.2");
    }

    @Test
    void aMissingIndexKeyIsNamed() throws IOException {
        refusal("encryption.1=" + KEY).hasMessageContaining("The key index in");
    }

    @Test
    void aKeyOfAnotherLengthIsNamedAndNotQuoted() throws IOException {
        refusal("encryption.1=AAEC\nindex=" + KEY)
                .hasMessageContaining("The key encryption.1 in")
                .hasMessageNotContaining("AAEC");
    }

    @Test
    void aKeyThatIsNoBase64IsNamedAndNotQuoted() throws IOException {
        refusal("encryption.1=not*base64\nindex=" + KEY)
                .hasMessageContaining("The key encryption.1 in")
                .hasMessageNotContaining("not*base64")
                .hasNoCause();
    }

    @Test
    void aKeyIdThatIsNoNumberIsSaid() throws IOException {
        refusal("encryption.first=" + KEY + "\nindex=" + KEY).hasMessageContaining("key id");
        refusal("active=" + KEY + "\nencryption.1=" + KEY + "\nindex=" + KEY)
                .hasMessageContaining("key id")
                .hasMessageNotContaining(KEY);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refusal(String text) throws IOException {
        Path file = file(text);
        return assertThatThrownBy(() -> FieldKeys.read(file)).isInstanceOf(IllegalStateException.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("fields.properties"), text);
    }
}
