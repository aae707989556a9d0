package org.boai.enroll.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM: one byte of key id, 12 bytes of random nonce, ciphertext, 16 bytes of tag (NIST SP 800-38D). */
final class AesGcmFieldCipher implements FieldCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private final Map<Byte, SecretKey> keys = new HashMap<>();
    private final byte activeId;

    /** Found once for a thread; with the same key it need not be scheduled again. */
    private final ThreadLocal<Cipher> ready = ThreadLocal.withInitial(AesGcmFieldCipher::find);

    private final SecureRandom random = new SecureRandom();

    AesGcmFieldCipher(FieldKeys source) {
        source.encryption().forEach((id, key) -> keys.put(id, new SecretKeySpec(key, "AES")));
        this.activeId = source.activeId();
    }

    @Override
    public byte[] seal(Field field, UUID row, String text) {
        if (text == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, activeId, nonce, field, row, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(activeId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    @Override
    public String open(Field field, UUID row, byte[] sealed) {
        if (sealed == null) {
            return null;
        }
        if (sealed.length < SHORTEST) {
            throw new IllegalStateException("a sealed field is cut short");
        }
        var buffer = ByteBuffer.wrap(sealed);
        byte keyId = buffer.get();
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return new String(run(Cipher.DECRYPT_MODE, keyId, nonce, field, row, rest), StandardCharsets.UTF_8);
    }

    private static Cipher find() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in Galois/Counter Mode is part of every Java platform", e);
        }
    }

    private byte[] run(int mode, byte keyId, byte[] nonce, Field field, UUID row, byte[] input) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("no field key with id " + keyId);
        }
        try {
            var cipher = ready.get();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((field.name() + ":" + row).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed field cannot be processed", e);
        }
    }
}
