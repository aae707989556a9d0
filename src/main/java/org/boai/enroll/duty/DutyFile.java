package org.boai.enroll.duty;

import java.time.OffsetDateTime;
import java.util.List;

/** A duty and what was done with it, the first first. */
public record DutyFile(DutyView duty, List<Entry> history) {
    /**
     * One act.
     *
     * @param by    the account; null when it went by itself or by a link
     * @param dueAt until when it was postponed
     * @param owner to whom it was handed over, or who took it on
     * @param from  the organization that owed it before the member moved
     */
    public record Entry(
            DutyEventKind kind,
            OffsetDateTime at,
            String by,
            OffsetDateTime dueAt,
            String owner,
            String from,
            String reason) {}
}
