package org.boai.enroll.security;

import java.util.List;
import java.util.UUID;

/** The signed-in steward. */
public record CallerView(String username, List<Role.Name> roles, OrganizationOfCaller organization) {
    /** Whom the steward acts for. */
    public record OrganizationOfCaller(UUID id, String name, String kind) {}

    static CallerView of(Caller caller) {
        return new CallerView(
                caller.username(),
                caller.roles().stream().sorted().toList(),
                new OrganizationOfCaller(
                        caller.organizationId(), caller.organizationName(), caller.organizationKind()));
    }
}
