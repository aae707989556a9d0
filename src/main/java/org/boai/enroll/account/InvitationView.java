package org.boai.enroll.account;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.security.Role;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param predecessor username of whom the invited one succeeds, or null
 */
public record InvitationView(
        UUID id,
        String username,
        AccountView.Organization organization,
        List<Role.Name> roles,
        OffsetDateTime validUntil,
        String predecessor,
        OffsetDateTime createdAt,
        OffsetDateTime expiresAt) {}
