package org.boai.enroll.auditor;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An act as an auditor reads it: ids and names of fields, never values.
 *
 * @param actor        username of the steward; null for a citizen and for the system
 * @param organization whose matter it is, or null
 * @param position     in the sealed chain; null until it is sealed, which takes seconds
 */
public record AuditEntryView(
        UUID id,
        OffsetDateTime at,
        String actorKind,
        String actor,
        String action,
        String objectType,
        String objectId,
        Organization organization,
        List<String> fields,
        Long position) {
    /** The organization of an act. */
    public record Organization(UUID id, String name) {}
}
