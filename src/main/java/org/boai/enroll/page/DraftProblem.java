package org.boai.enroll.page;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Why an application on its way does not go on as it was shown. */
enum DraftProblem implements ProblemType {
    DRAFT_CHANGED(Kind.CONFLICT, "The answers were changed in the meantime");

    private final Kind kind;
    private final String title;

    DraftProblem(Kind kind, String title) {
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
