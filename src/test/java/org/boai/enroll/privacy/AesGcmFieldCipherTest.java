package org.boai.enroll.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmFieldCipherTest {
    private static final UUID ROW = new UUID(1, 1);
    private static final UUID OTHER_ROW = new UUID(1, 2);
    private static final String NAME = "买买提·艾力";

    private final FieldCipher cipher = new AesGcmFieldCipher(TestKeys.one(1));

    @ParameterizedTest
    @ValueSource(strings = {"𠮷田", NAME, "王小明", "", "13800138000"})
    void opensWhatItSealed(String text) {
        assertThat(cipher.open(Field.FULL_NAME, ROW, cipher.seal(Field.FULL_NAME, ROW, text)))
                .isEqualTo(text);
    }

    @Test
    void leavesNothingWhereThereIsNothing() {
        assertThat(cipher.seal(Field.PHONE, ROW, null)).isNull();
        assertThat(cipher.open(Field.PHONE, ROW, null)).isNull();
    }

    @Test
    void hidesTheText() {
        byte[] sealed = cipher.seal(Field.PHONE, ROW, "13800138000");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
        assertThat(sealed).hasSize(1 + 12 + 11 + 16).startsWith(1);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        assertThat(cipher.seal(Field.FULL_NAME, ROW, NAME)).isNotEqualTo(cipher.seal(Field.FULL_NAME, ROW, NAME));
    }

    @Test
    void doesNotOpenInAnotherRow() {
        byte[] sealed = cipher.seal(Field.FULL_NAME, ROW, NAME);

        assertThatIllegalStateException().isThrownBy(() -> cipher.open(Field.FULL_NAME, OTHER_ROW, sealed));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FULL_NAME")
    void doesNotOpenInAnotherField(Field other) {
        byte[] sealed = cipher.seal(Field.FULL_NAME, ROW, NAME);

        assertThatIllegalStateException().isThrownBy(() -> cipher.open(other, ROW, sealed));
    }

    @Test
    void doesNotOpenWhenAnyBitIsFlipped() {
        byte[] sealed = cipher.seal(Field.FULL_NAME, ROW, NAME);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThatIllegalStateException()
                    .as("bit %d", bit)
                    .isThrownBy(() -> cipher.open(Field.FULL_NAME, ROW, flipped));
        }
    }

    @Test
    void doesNotOpenWhenItIsCutShort() {
        byte[] sealed = cipher.seal(Field.FULL_NAME, ROW, NAME);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);

            assertThatIllegalStateException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> cipher.open(Field.FULL_NAME, ROW, cut));
        }
    }

    @Test
    void saysWhichKeyIsMissing() {
        byte[] sealed = new AesGcmFieldCipher(TestKeys.one(7)).seal(Field.FULL_NAME, ROW, NAME);

        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.open(Field.FULL_NAME, ROW, sealed))
                .withMessage("no field key with id 7");
    }

    @Test
    void opensWithTheOldKeyAfterAnotherOneBecameActive() {
        byte[] old = cipher.seal(Field.FULL_NAME, ROW, NAME);
        var both = Map.of((byte) 1, TestKeys.key(1), (byte) 2, TestKeys.key(2));
        var rotated = new AesGcmFieldCipher(new FieldKeys(both, (byte) 2, TestKeys.key(99)));

        assertThat(rotated.open(Field.FULL_NAME, ROW, old)).isEqualTo(NAME);
        assertThat(rotated.seal(Field.FULL_NAME, ROW, NAME)).startsWith(2);
    }
}
