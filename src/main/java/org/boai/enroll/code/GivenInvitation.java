package org.boai.enroll.code;

import java.time.OffsetDateTime;
import java.util.UUID;

/** An invitation that was just made: the only time that its address is known. */
public record GivenInvitation(UUID subject, String url, OffsetDateTime expiresAt) {
    @Override
    public String toString() {
        return "GivenInvitation[" + subject + "]";
    }
}
