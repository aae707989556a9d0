package org.boai.enroll.member;

import org.boai.enroll.kernel.ProblemException;

/** How far an import has come. Everything that goes on by itself (checking, running, undoing) goes on after a crash. */
public enum MemberImportState {
    /** Parts come in. */
    OPEN,
    CHECKING,
    /** Each row is good or bad. */
    CHECKED,
    /** Some rows are members already, and the others will be. */
    RUNNING,
    DONE,
    UNDOING,
    /** Nobody is a member by this import, but who was worked with in the meantime. */
    UNDONE;

    /** What can happen to an import. */
    enum Step {
        PART_GIVEN,
        CHECK_ASKED,
        CHECKED,
        RUN_ASKED,
        COMPLETED,
        UNDO_ASKED,
        UNDONE
    }

    /** The state after a step; the same when the step was taken already. @throws ProblemException {@code import-state} */
    MemberImportState after(Step step) {
        MemberImportState next =
                switch (step) {
                    case PART_GIVEN -> is(OPEN, CHECKED) ? OPEN : null;
                    case CHECK_ASKED -> is(OPEN, CHECKING, CHECKED) ? CHECKING : null;
                    case CHECKED -> is(CHECKING) ? CHECKED : null;
                    case RUN_ASKED -> is(CHECKED, RUNNING) ? RUNNING : is(DONE) ? DONE : null;
                    case COMPLETED -> is(RUNNING) ? DONE : null;
                    case UNDO_ASKED -> is(DONE) ? null : is(UNDONE) ? UNDONE : UNDOING;
                    case UNDONE -> is(UNDOING) ? UNDONE : null;
                };
        if (next == null) {
            throw ProblemException.of(RegisterProblem.IMPORT_STATE);
        }
        return next;
    }

    private boolean is(MemberImportState... states) {
        for (var state : states) {
            if (this == state) {
                return true;
            }
        }
        return false;
    }

    /** Whether the program goes on with it by itself. */
    boolean atWork() {
        return is(CHECKING, RUNNING, UNDOING);
    }

    boolean over() {
        return is(DONE, UNDONE);
    }
}
