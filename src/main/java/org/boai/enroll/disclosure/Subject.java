package org.boai.enroll.disclosure;

import java.util.Locale;
import java.util.UUID;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberProblem;

/** Whose fields: a member's, or those of an application that is not decided yet. */
public record Subject(Kind kind, UUID id) {
    /** Which of the two. */
    public enum Kind {
        MEMBER,
        APPLICATION
    }

    static Subject member(UUID id) {
        return new Subject(Kind.MEMBER, id);
    }

    static Subject application(UUID id) {
        return new Subject(Kind.APPLICATION, id);
    }

    /** As the record of acts names it. */
    String type() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    ProblemException unknown() {
        return ProblemException.of(
                kind == Kind.MEMBER ? MemberProblem.MEMBER_UNKNOWN : ApplicationProblem.APPLICATION_UNKNOWN);
    }
}
