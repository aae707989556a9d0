package org.boai.enroll.security;

import java.util.Set;
import java.util.UUID;
import org.boai.enroll.kernel.Actor;

/** The steward who calls, as the database knows the account now; never as the token remembers it. */
public record Caller(
        UUID accountId,
        String username,
        UUID organizationId,
        String organizationName,
        String organizationKind,
        int tokenVersion,
        Set<Role.Name> roles) {
    public Scope scope() {
        return Scope.subtree(organizationId);
    }

    public Actor actor() {
        return Actor.steward(accountId);
    }

    /** Whether nobody stands above. */
    public boolean root() {
        return organizationKind.equals("PROVINCE");
    }

    public boolean has(Role.Name role) {
        return roles.contains(role);
    }
}
