package org.boai.enroll.membership;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * A batch: what it would do, or has done.
 *
 * @param toKind what youth members become with it, or null
 */
public record BatchView(
        UUID id,
        UUID organizationId,
        State state,
        MemberKind toKind,
        String reason,
        OffsetDateTime askedAt,
        OffsetDateTime confirmedAt,
        OffsetDateTime finishedAt,
        Counts counts) {
    /** Nothing happens before it is confirmed. */
    public enum State {
        PREVIEWED,
        CONFIRMED,
        DONE
    }

    /**
     * How many people.
     *
     * @param transfers who would be, or was, asked to be transferred; {@code kindOnly} who stays and becomes an adult member
     * @param waiting   whose turn has not come
     * @param failed    what had changed since the preview; each says what
     */
    public record Counts(long transfers, long kindOnly, long skipped, long waiting, long done, long failed) {}
}
