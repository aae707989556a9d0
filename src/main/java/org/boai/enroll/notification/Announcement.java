package org.boai.enroll.notification;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    private static final Set<NoticeKind> FOR_OVERSEERS = EnumSet.of(
            NoticeKind.APPLICATION_DISOWNED,
            NoticeKind.APPLICATION_NOT_CONFIRMED,
            NoticeKind.MEMBERSHIP_ENDED,
            NoticeKind.MEMBER_RESTORED,
            NoticeKind.LEADER_TERM_ENDING);

    String becauseAbove() {
        return FOR_OVERSEERS.contains(kind) ? "OVERSEES" : "NOBODY_BELOW";
    }
}
