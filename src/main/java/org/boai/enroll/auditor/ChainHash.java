package org.boai.enroll.auditor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One link: SHA-256 over the link before it, its position, and each field of its entry with its length, so that no two
 * entries read the same. Whoever holds one hash holds the order and the content of everything before it.
 */
final class ChainHash {
    static final byte[] BEGINNING = new byte[32];

    private ChainHash() {}

    static byte[] of(byte[] before, long position, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(before);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        for (Object field : new Object[] {
            entry.id(),
            entry.micros(),
            entry.actorKind(),
            entry.actorId(),
            entry.action(),
            entry.objectType(),
            entry.objectId(),
            entry.organizationId(),
            entry.fields()
        }) {
            add(digest, field);
        }
        return digest.digest();
    }

    /** What is absent has a length that nothing else has. */
    private static void add(MessageDigest digest, Object field) {
        byte[] bytes = field == null ? null : field.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .array());
        if (bytes != null) {
            digest.update(bytes);
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
