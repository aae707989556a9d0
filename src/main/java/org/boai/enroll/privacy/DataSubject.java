package org.boai.enroll.privacy;

import java.util.List;
import java.util.UUID;

/**
 * Of whom data is held, by the rows that hold it.
 *
 * @param key    the person's description key; null when single rows are meant and not the person
 * @param phones blind indexes of the phones in these rows
 */
public record DataSubject(byte[] key, List<UUID> applications, List<UUID> members, List<byte[]> phones) {
    public boolean unknown() {
        return applications.isEmpty() && members.isEmpty();
    }

    public UUID[] applicationIds() {
        return applications.toArray(UUID[]::new);
    }

    public UUID[] memberIds() {
        return members.toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return "DataSubject[…]";
    }
}
