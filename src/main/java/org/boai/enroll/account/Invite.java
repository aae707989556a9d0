package org.boai.enroll.account;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.security.Role;

/**
 * Invites somebody to an account.
 *
 * @param validUntil when that account ends by itself, for a deputy; null for one that does not
 */
public record Invite(
        @ValidUsername String username,
        @NotNull UUID organizationId,
        @NotNull @Size(min = 1) Set<Role.@NotNull Name> roles,
        @Future OffsetDateTime validUntil) {}
