package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An activity as a member sees it. Moments carry the offset of the province.
 *
 * @param organization     who holds it, by name
 * @param description      sanitized HTML
 * @param free             places that nobody has; null where as many may come as like
 * @param open             whether members can sign up at this moment
 * @param cancelledBecause null when it was not cancelled, or nobody said why
 * @param own              null when the member has not signed up
 */
public record OwnActivityView(
        UUID id,
        String organization,
        String title,
        String description,
        String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        OffsetDateTime signUpUntil,
        ActivityState state,
        Integer free,
        boolean open,
        String cancelledBecause,
        OwnParticipation own) {
    /**
     * How the member stands.
     *
     * @param ahead   how many wait before the member; null unless the member waits, and in lists
     * @param minutes of service; null until known
     */
    public record OwnParticipation(
            UUID id, ParticipationState state, OffsetDateTime askedAt, Integer ahead, Integer minutes) {}

    OwnActivityView with(Integer ahead) {
        var mine = new OwnParticipation(own.id(), own.state(), own.askedAt(), ahead, own.minutes());
        return new OwnActivityView(
                id,
                organization,
                title,
                description,
                place,
                startsAt,
                endsAt,
                signUpUntil,
                state,
                free,
                open,
                cancelledBecause,
                mine);
    }
}
