package org.boai.enroll.member;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of taking members over from paper, and of lists that leave the house. */
public enum RegisterProblem implements ProblemType {
    IMPORT_UNKNOWN(Kind.NOT_FOUND, "There is no such import"),
    IMPORT_STATE(Kind.CONFLICT, "The import is not in a state for this"),
    IMPORT_HAS_BAD_ROWS(Kind.CONFLICT, "The import has bad rows"),
    EXPORT_UNKNOWN(Kind.NOT_FOUND, "There is no such export"),
    EXPORT_WAITING(Kind.CONFLICT, "Another person has not approved this export yet"),
    EXPORT_REFUSED(Kind.CONFLICT, "This export was refused"),
    EXPORT_OVER(Kind.GONE, "This export can no longer be fetched"),
    EXPORT_OWN(Kind.FORBIDDEN, "Whoever asked for an export does not decide it"),
    EXPORT_DECIDED(Kind.CONFLICT, "This export was decided already");

    private final Kind kind;
    private final String title;

    RegisterProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
