package org.boai.enroll.disclosure;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of seeing personal fields in full. */
public enum DisclosureProblem implements ProblemType {
    DISCLOSURE_UNKNOWN(Kind.NOT_FOUND, "There is no such disclosure"),
    DISCLOSURE_WAITING(Kind.CONFLICT, "Another person has not approved this disclosure yet"),
    DISCLOSURE_REFUSED(Kind.CONFLICT, "This disclosure was refused"),
    DISCLOSURE_OVER(Kind.GONE, "This disclosure can no longer be read"),
    DISCLOSURE_OWN(Kind.FORBIDDEN, "Whoever asked for a disclosure does not decide it"),
    DISCLOSURE_DECIDED(Kind.CONFLICT, "This disclosure was decided already"),
    CONTACT_NOT_TAKEN(Kind.FORBIDDEN, "Another person has taken this contact on, or nobody yet"),
    CONTACT_NEEDS_APPROVAL(Kind.FORBIDDEN, "The contact of a minor needs the approval of another person"),
    CONTACT_OVER(Kind.CONFLICT, "There is nothing more to contact this person about"),
    CONTACT_USED_UP(Kind.CONFLICT, "This contact was opened as often as it may be");

    private final Kind kind;
    private final String title;

    DisclosureProblem(Kind kind, String title) {
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
