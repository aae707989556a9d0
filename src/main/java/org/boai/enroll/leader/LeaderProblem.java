package org.boai.enroll.leader;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of leaders and their training. */
public enum LeaderProblem implements ProblemType {
    LEADER_UNKNOWN(Kind.NOT_FOUND, "There is no such leader"),
    LEADER_OFFICE_UNSUITABLE(Kind.RULE_SAYS_NO, "An organization of this kind has no such office"),
    LEADER_OFFICE_HELD(Kind.CONFLICT, "Somebody else is president in this time"),
    LEADER_ALREADY(Kind.CONFLICT, "This person holds the office already in this time"),
    LEADER_MEMBER_UNSUITABLE(Kind.RULE_SAYS_NO, "This member cannot lead the organization"),
    LEADER_ORGANIZATION_OVER(Kind.CONFLICT, "This organization has ended"),
    LEADER_TERM_IMPOSSIBLE(Kind.RULE_SAYS_NO, "A term cannot have these days"),
    LEADER_TERM_OVER(Kind.CONFLICT, "This term is over"),
    LEADER_TRAINING_UNKNOWN(Kind.NOT_FOUND, "There is no such training of leaders"),
    LEADER_TRAINING_ABOVE(Kind.FORBIDDEN, "Whoever holds this training changes it"),
    LEADER_TRAINING_IMPOSSIBLE(Kind.RULE_SAYS_NO, "A training of leaders cannot be planned like this"),
    LEADER_TRAINING_CANCELLED(Kind.CONFLICT, "This training was cancelled"),
    LEADER_TRAINING_ATTENDED(Kind.CONFLICT, "This training has been attended"),
    LEADER_TRAINING_UNSUITABLE(Kind.RULE_SAYS_NO, "This training is not for all of these leaders");

    private final Kind kind;
    private final String title;

    LeaderProblem(Kind kind, String title) {
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
