package org.boai.enroll.member;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Members' identifiers that follow from the import and the row: whoever is entered twice is the same member. */
final class MemberImportIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private MemberImportIds() {}

    /** A UUID of version 7 with the time of the import; the rest is a hash. */
    static UUID of(UUID importId, int part, int line) {
        var bytes = ByteBuffer.allocate(24)
                .putLong(importId.getMostSignificantBits())
                .putLong(importId.getLeastSignificantBits())
                .putInt(part)
                .putInt(line)
                .array();
        var hash = ByteBuffer.wrap(sha256(bytes));
        long most = importId.getMostSignificantBits() & TIME | VERSION_7 | hash.getLong() & 0x0FFFL;
        return new UUID(most, hash.getLong() >>> 2 | VARIANT);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
