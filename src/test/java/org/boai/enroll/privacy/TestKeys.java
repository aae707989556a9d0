package org.boai.enroll.privacy;

import java.util.Arrays;
import java.util.Map;

/** Keys for tests: 32 equal bytes each. */
public final class TestKeys {
    private TestKeys() {}

    static byte[] key(int every) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) every);
        return key;
    }

    /** One encryption key under this id, and an index key. */
    static FieldKeys one(int id) {
        return new FieldKeys(Map.of((byte) id, key(id)), (byte) id, key(99));
    }

    public static BlindIndex index() {
        return new BlindIndex(one(1));
    }
}
