package org.boai.enroll.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Changes what is named and leaves the rest; {@code validUntil} may be null, so that the account does not end. */
public record ChangeAccount(
        UUID organizationId,
        @Size(min = 1) Set<Role.@NotNull Name> roles,
        @Schema(implementation = String.class, format = "date-time") NewEnd validUntil,
        Boolean disabled) {
    /** Takes away, and gives nothing. */
    boolean onlyEnds() {
        return organizationId == null && roles == null && validUntil == null && Boolean.TRUE.equals(disabled);
    }

    /** Names of what is named. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        if (organizationId != null) {
            fields.add("organizationId");
        }
        if (roles != null) {
            fields.add("roles");
        }
        if (validUntil != null) {
            fields.add("validUntil");
        }
        if (disabled != null) {
            fields.add("disabled");
        }
        return fields;
    }
}
