package org.boai.enroll.duplicate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * Two that seem to be one.
 *
 * @param first  null when that side lies outside the reader's subtree; so is {@code second}
 * @param merged what a merge would leave, or null when there is nothing to choose: the second is an application
 * @param reason what was said when it was decided
 */
public record DuplicateView(
        UUID id,
        Likeness because,
        PairState state,
        Side first,
        Side second,
        Merged merged,
        OffsetDateTime foundAt,
        OffsetDateTime decidedAt,
        String reason) {
    /** What a side is. */
    public enum SideKind {
        MEMBER,
        APPLICATION
    }

    /**
     * One of the two, masked.
     *
     * @param number   of the member; of an application null
     * @param document {@code 已登记 ···X}, or null
     * @param since    the day of joining, or of the submission
     */
    @JsonInclude
    public record Side(
            SideKind kind,
            UUID id,
            String number,
            String name,
            String phone,
            int birthYear,
            String document,
            MemberKind memberKind,
            UUID organizationId,
            String organization,
            LocalDate since) {
        @Override
        public String toString() {
            return "Side[" + kind + " " + id + "]";
        }
    }

    /**
     * The membership that goes on.
     *
     * @param keeps   the side whose number and joining date stay: the one who joined first
     * @param differs names of fields in which the two differ, from which a merge chooses
     */
    public record Merged(Keep keeps, String number, LocalDate joinedOn, List<String> differs) {
        @Override
        public String toString() {
            return "Merged[" + keeps + "]";
        }
    }

    @Override
    public String toString() {
        return "DuplicateView[" + id + "]";
    }
}
