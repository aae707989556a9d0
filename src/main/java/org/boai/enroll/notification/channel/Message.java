package org.boai.enroll.notification.channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a branch is told outside its inbox: organization, kind, count and a link. Never a person's name, not even masked,
 * because a group chat holds outsiders.
 *
 * @param id                 the same whenever this is tried again
 * @param at                 when it is sent
 * @param organization       who is told
 * @param parts              what is told of, by the organization where the persons were placed; one part with count 1
 *                           unless it was gathered
 * @param priority           whether one of it goes first
 * @param link               to the inbox
 * @param acknowledgmentLink acknowledges this one notice without signing in; only to a steward's own phone or mailbox, else null
 */
public record Message(
        UUID id,
        Instant at,
        Occasion occasion,
        Told organization,
        List<Part> parts,
        boolean priority,
        String link,
        String acknowledgmentLink) {
    /** An organization that is told. */
    public record Told(UUID id, String name) {}

    /**
     * Some notices of one organization.
     *
     * @param noticeId the notice when it is one alone, else null
     * @param kind     of the notices, e.g. {@code APPLICATION_TO_REVIEW}; null when they differ
     * @param step     how far the newest has climbed
     */
    public record Part(UUID organizationId, String organization, String kind, int count, int step, UUID noticeId) {}

    /** Why it is told now. */
    public enum Occasion {
        /** Something new. */
        TOLD,
        /** Nobody has acknowledged it yet. */
        REMINDED,
        /** Nobody below has acknowledged it. */
        CLIMBED,
        /** A steward tries the channel. */
        TEST
    }

    public int count() {
        return parts.stream().mapToInt(Part::count).sum();
    }
}
