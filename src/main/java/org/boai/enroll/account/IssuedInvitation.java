package org.boai.enroll.account;

import java.time.OffsetDateTime;
import java.util.UUID;

/** @param token shown once; works once, until {@code expiresAt} */
public record IssuedInvitation(UUID id, String username, String token, OffsetDateTime expiresAt) {
    @Override
    public String toString() {
        return "IssuedInvitation[" + id + "]";
    }
}
