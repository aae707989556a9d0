package org.boai.enroll.education;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * A course, as stewards see it.
 *
 * @param text    sanitized HTML
 * @param quiz    without what is right for whoever may not change the course; null without one
 * @param edition 0 before it was published; one more with each change after
 * @param mine    whether the caller may change it: it belongs to the caller's organization or to one below
 */
public record CourseView(
        UUID id,
        UUID organizationId,
        String organization,
        String title,
        String text,
        String videoUrl,
        List<CourseLink> attachments,
        CourseQuizView quiz,
        int dueDays,
        boolean entry,
        boolean open,
        List<MemberKind> kinds,
        CourseState state,
        int edition,
        boolean mine,
        OffsetDateTime createdAt,
        OffsetDateTime publishedAt,
        OffsetDateTime withdrawnAt,
        int version) {}
