package org.boai.enroll.member;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;

/**
 * Who asked for which fields of whom and why, and what became of it; never a value.
 *
 * @param approval whether a second person must have looked at it
 * @param counted  members when it was asked for
 * @param readyAt  from then on it can be fetched; null while it waits
 */
record MemberExport(
        UUID id,
        UUID organization,
        AskMemberExport.Filters filters,
        List<MemberExportField> fields,
        String reason,
        MemberExportState state,
        boolean approval,
        int counted,
        UUID askedBy,
        Instant readyAt) {
    /** How long its link is good. */
    static final Duration GOOD_FOR = Duration.ofHours(24);

    /** Members that may leave without a second person. */
    static final int ALONE = 500;

    boolean full() {
        return full(fields);
    }

    static boolean full(List<MemberExportField> fields) {
        return fields.stream().anyMatch(MemberExportField::full);
    }

    /** @throws ProblemException {@code export-own}, {@code export-decided} */
    MemberExportState decided(boolean approved, UUID by) {
        if (by.equals(askedBy)) {
            throw ProblemException.of(RegisterProblem.EXPORT_OWN);
        }
        return state.decided(approved);
    }

    /** @throws ProblemException {@code export-waiting}, {@code export-refused}, {@code export-over} */
    void requireOpen(Instant now) {
        state.requireReady();
        if (!now.isBefore(readyAt.plus(GOOD_FOR))) {
            throw ProblemException.of(RegisterProblem.EXPORT_OVER);
        }
    }

    /** For the record of acts. */
    List<String> fieldNames() {
        return fields.stream().map(Enum::name).toList();
    }
}
