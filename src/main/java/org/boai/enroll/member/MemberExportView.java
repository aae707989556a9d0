package org.boai.enroll.member;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A list that was asked for.
 *
 * @param members   how many there were when it was asked for
 * @param approval  whether it needs a second person
 * @param file      where the account that asked fetches it, said once, to that account; else null
 * @param goodUntil null while it waits
 */
public record MemberExportView(
        UUID id,
        Organization organization,
        AskMemberExport.Filters filters,
        List<MemberExportField> fields,
        String reason,
        MemberExportState state,
        boolean approval,
        int members,
        String askedBy,
        OffsetDateTime askedAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        int fetches,
        OffsetDateTime goodUntil,
        String file) {
    /** An organization by name. */
    public record Organization(UUID id, String name) {}

    MemberExportView at(String address) {
        return new MemberExportView(
                id,
                organization,
                filters,
                fields,
                reason,
                state,
                approval,
                members,
                askedBy,
                askedAt,
                decidedBy,
                decidedAt,
                fetches,
                goodUntil,
                address);
    }

    @Override
    public String toString() {
        return "MemberExportView[" + id + "]";
    }
}
