package org.boai.enroll.notification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What is open in a subtree: priority first, then the oldest. Without any person. */
public record Queue(List<Entry> items) {
    /**
     * One notice.
     *
     * @param step       how often it has gone on without an answer
     * @param called     whether somebody has called them since
     * @param ageSeconds since it was written
     * @param nextAt     when it takes its next step
     */
    public record Entry(
            UUID noticeId,
            NoticeKind kind,
            UUID organizationId,
            String organization,
            boolean priority,
            int step,
            boolean called,
            long ageSeconds,
            OffsetDateTime createdAt,
            OffsetDateTime nextAt) {}
}
