package org.boai.enroll.privacy;

import java.nio.file.Path;
import java.util.UUID;

/** Seals and indexes as a program with this key file does, for tests that fill a register from outside. */
public final class KeyedSeals {
    private final FieldCipher cipher;
    private final BlindIndex index;

    public KeyedSeals(Path keyFile) {
        var keys = FieldKeys.read(keyFile);
        this.cipher = new AesGcmFieldCipher(keys);
        this.index = new BlindIndex(keys);
    }

    public byte[] seal(FieldCipher.Field field, UUID row, String text) {
        return cipher.seal(field, row, text);
    }

    public byte[] index(String purpose, String value) {
        return index.of(purpose, value);
    }
}
