package org.boai.enroll.notification;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A notice as whoever holds a link to it may see it: nothing of a person.
 *
 * @param told           the organization that the link was sent to
 * @param placed         the organization that it is about
 * @param acknowledgedAt null while it is open
 * @param acknowledgedBy the organization that took it, or null while it is open
 */
public record LinkedNotice(
        UUID id,
        NoticeKind kind,
        String told,
        String placed,
        OffsetDateTime createdAt,
        OffsetDateTime acknowledgedAt,
        String acknowledgedBy) {
    public boolean open() {
        return acknowledgedAt == null;
    }
}
