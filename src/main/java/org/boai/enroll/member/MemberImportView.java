package org.boai.enroll.member;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An import and how far it has come.
 *
 * @param organization whose subtree it may name
 * @param basis        on what ground these people's data is held
 * @param skipBad      whether the good rows were entered although there are bad ones
 */
public record MemberImportView(
        UUID id,
        Organization organization,
        String basis,
        MemberImportState state,
        boolean skipBad,
        Rows rows,
        OffsetDateTime createdAt,
        OffsetDateTime finishedAt) {
    /** An organization by name. */
    public record Organization(UUID id, String name) {}

    /**
     * How many.
     *
     * @param unchecked not looked at yet
     * @param good      to be entered
     * @param imported  members by this import; some and not all while it is RUNNING
     */
    public record Rows(long given, long unchecked, long good, long bad, long imported) {}
}
