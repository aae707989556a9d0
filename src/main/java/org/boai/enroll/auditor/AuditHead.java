package org.boai.enroll.auditor;

/**
 * The newest link. Kept somewhere else, it proves later that nothing up to it has changed since.
 *
 * @param position counts from 1; 0 before the first link
 * @param hash     SHA-256 in hex
 */
public record AuditHead(long position, String hash) {
    /** How a head is written where it is kept: {@code 1234:00ff…}. */
    public static final String SHAPE = "[1-9][0-9]{0,17}:[0-9a-f]{64}";

    /** @param written in the {@link #SHAPE} */
    public static AuditHead of(String written) {
        String[] parts = written.split(":", 2);
        return new AuditHead(Long.parseLong(parts[0]), parts[1]);
    }

    @Override
    public String toString() {
        return position + ":" + hash;
    }
}
