package org.boai.enroll.notification;

import java.util.List;
import java.util.UUID;

/**
 * What has to be told, and to whom at once.
 *
 * @param subjectId    the application, or what else the kind is about
 * @param organization where the person was placed: the first of the audience
 * @param above        organizations above that are told at once, because nobody can act below them, or because they oversee
 * @param group        the group whose leader is told too, or null
 */
public record Announcement(
        NoticeKind kind, UUID subjectId, boolean priority, UUID organization, List<UUID> above, UUID group) {
    String becauseAbove() {
        return kind == NoticeKind.APPLICATION_DISOWNED ? "OVERSEES" : "NOBODY_BELOW";
    }
}
