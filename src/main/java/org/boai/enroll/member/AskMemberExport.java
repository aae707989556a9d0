package org.boai.enroll.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A steward wants a list that leaves the house, and says why.
 *
 * @param filters which members; all of the caller's subtree when absent
 * @param reason  5 to 200 characters
 */
public record AskMemberExport(
        @Valid Filters filters,
        @NotEmpty @Size(max = 16) List<@NotNull MemberExportField> fields,
        @NotNull @ValidPlainText(max = GivenReason.LONGEST) String reason) {
    /** Which members, as in the list of the register; null for whatever does not matter. */
    public record Filters(
            UUID organization,
            MemberKind kind,
            MemberStatus status,
            UUID group,
            LocalDate joinedFrom,
            LocalDate joinedUntil,
            MemberOrigin origin) {
        static final Filters NONE = new Filters(null, null, null, null, null, null, null);

        MemberFilter filter() {
            return new MemberFilter(organization, kind, status, group, joinedFrom, joinedUntil, origin, null, null);
        }
    }

    Filters filtersOrNone() {
        return filters == null ? Filters.NONE : filters;
    }

    List<MemberExportField> columns() {
        return fields.stream().distinct().toList();
    }

    /** @throws ProblemException {@code request-invalid} when it says too little */
    String saidReason() {
        return new GivenReason(reason).said();
    }
}
