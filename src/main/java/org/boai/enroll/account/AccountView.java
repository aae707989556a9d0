package org.boai.enroll.account;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Role;

/**
 * An account as administrators see it.
 *
 * @param validUntil when it ends by itself, or null
 */
public record AccountView(
        UUID id,
        String username,
        Organization organization,
        List<Role.Name> roles,
        AccountState state,
        OffsetDateTime validUntil,
        boolean secondFactor,
        OffsetDateTime createdAt,
        int version) {
    /** For whom it acts. */
    public record Organization(UUID id, String name, OrganizationKind kind) {}
}
