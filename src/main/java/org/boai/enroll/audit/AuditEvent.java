package org.boai.enroll.audit;

import java.util.List;
import java.util.UUID;

/**
 * What happened to what.
 *
 * @param action         verb in the past, e.g. {@code application-submitted}
 * @param objectType     e.g. {@code application}
 * @param organizationId whose matter it is, or null
 * @param fields         names of the fields that were seen or changed
 */
public record AuditEvent(String action, String objectType, String objectId, UUID organizationId, List<String> fields) {
    public static AuditEvent of(String action, String objectType, Object objectId, UUID organizationId) {
        return new AuditEvent(action, objectType, objectId.toString(), organizationId, List.of());
    }
}
