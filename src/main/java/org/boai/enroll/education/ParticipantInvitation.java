package org.boai.enroll.education;

import java.time.Instant;
import org.boai.enroll.code.InvitationState;

/** How the last invitation of a participant stands. */
public enum ParticipantInvitation {
    NONE,
    OPEN,
    EXPIRED,
    USED,
    REVOKED;

    /** @param state null when there never was one */
    static ParticipantInvitation of(InvitationState state, Instant expiresAt, Instant now) {
        if (state == null) {
            return NONE;
        }
        return switch (state) {
            case OPEN -> now.isBefore(expiresAt) ? OPEN : EXPIRED;
            case USED -> USED;
            case REVOKED -> REVOKED;
        };
    }
}
