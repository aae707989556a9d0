package org.boai.enroll.community;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * An activity that is open to everyone.
 *
 * @param capacity    null for as many as come
 * @param full        whether all places are taken; whoever signs up waits
 * @param kinds       for members of these kinds; empty for all
 * @param signUpOpen  whether one can sign up now
 * @param description sanitized HTML; null in a list
 */
public record PublicActivity(
        UUID id,
        String title,
        PublicHolder organization,
        String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        OffsetDateTime signUpUntil,
        Integer capacity,
        boolean full,
        List<MemberKind> kinds,
        PublicActivityState state,
        boolean signUpOpen,
        OffsetDateTime publishedAt,
        String description) {
    /** Until the last moment, whatever the sweep has closed so far. */
    static boolean signUpOpen(PublicActivityState state, Instant until, Instant now) {
        return state == PublicActivityState.PUBLISHED && now.isBefore(until);
    }
}
