package org.boai.enroll.membership;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.member.MemberKind;

/**
 * Plans what shall happen to many members, e.g. to whoever leaves a school. Nothing does before it is confirmed.
 *
 * @param members        those who are meant, by id; null with a filter
 * @param filter         those who are meant, by what they have in common; null with ids
 * @param way            where they go
 * @param organizationId with {@code ORGANIZATION}: the one they go to; else null
 * @param becomesAdult   whether youth members become adult ones with it
 */
public record PlanTransferBatch(
        @Size(min = 1, max = 10_000) List<@NotNull UUID> members,
        @Valid Filter filter,
        @NotNull Way way,
        UUID organizationId,
        boolean becomesAdult,
        @ValidPlainText(max = 200) String reason) {
    /** Where they go. */
    public enum Way {
        /** Each to where routing says for the residence that is on record. */
        RESIDENCE,
        ORGANIZATION,
        /** Nowhere; only the kind of membership changes. */
        STAY
    }

    /**
     * Active members of one organization, those below it not included; what is absent does not narrow.
     *
     * @param organizationId null for the caller's own
     * @param bornFrom       year of birth, this one included; so is {@code bornUntil}
     * @param joinedFrom     that day included; so is {@code joinedUntil}
     */
    public record Filter(
            UUID organizationId,
            Integer bornFrom,
            Integer bornUntil,
            LocalDate joinedFrom,
            LocalDate joinedUntil,
            MemberKind kind) {
        boolean bornIn(int year) {
            return (bornFrom == null || year >= bornFrom) && (bornUntil == null || year <= bornUntil);
        }
    }
}
