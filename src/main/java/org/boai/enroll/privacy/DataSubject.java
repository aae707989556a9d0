package org.boai.enroll.privacy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** Everything that consents can stand beside: applications, and members who have none since they joined on paper. */
    public UUID[] consenting() {
        return Stream.concat(members.stream(), applications.stream()).toArray(UUID[]::new);
    }

    /** Where a new consent stands: the latest application, or else the latest membership. */
    public UUID latest() {
        var ids = applications.isEmpty() ? members : applications;
        return ids.get(ids.size() - 1);
    }

    public UUID[] memberIds() {
        return members.toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return "DataSubject[…]";
    }
}
