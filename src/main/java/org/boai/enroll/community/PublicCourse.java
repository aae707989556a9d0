package org.boai.enroll.community;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A course that everybody may read; questions and certificates are for members.
 *
 * @param text        sanitized HTML; null in a list, as {@code video}
 * @param attachments empty in a list
 */
public record PublicCourse(
        UUID id,
        String title,
        PublicHolder organization,
        OffsetDateTime publishedAt,
        String text,
        String video,
        List<PublicLink> attachments) {}
