package org.boai.enroll.notification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * 无人应答: organizations where people wait and nobody can act, or no channel works any more; those above are told. Longest
 * wait first.
 */
public record Silent(List<Place> organizations) {
    /** @param since the oldest open notice */
    public record Place(UUID organizationId, String organization, long open, OffsetDateTime since) {}
}
