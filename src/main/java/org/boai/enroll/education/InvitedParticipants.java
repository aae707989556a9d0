package org.boai.enroll.education;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Addresses that are shown this once; each opens one application. */
public record InvitedParticipants(List<InvitedParticipant> items) {
    /** @param name masked */
    public record InvitedParticipant(UUID participantId, String name, String url, OffsetDateTime expiresAt) {
        @Override
        public String toString() {
            return "InvitedParticipant[" + participantId + "]";
        }
    }

    @Override
    public String toString() {
        return "InvitedParticipants[" + items.size() + "]";
    }
}
