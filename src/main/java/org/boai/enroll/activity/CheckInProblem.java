package org.boai.enroll.activity;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of who came to an activity. A scan is no request: what becomes of it is a {@link ScanOutcome}. */
public enum CheckInProblem implements ProblemType {
    NO_SUCH_ATTENDANCE(Kind.NOT_FOUND, "Nobody with this identifier takes part"),
    CHECK_IN_CLOSED(Kind.CONFLICT, "Nobody is checked in to this activity"),
    CHECKED_IN_ALREADY(Kind.CONFLICT, "This member is checked in already"),
    NOT_CHECKED_IN(Kind.CONFLICT, "This member is not checked in"),
    NO_SIGN_IN_SHEET(Kind.CONFLICT, "There is no sheet to sign for this activity now"),
    NO_PLACE_LEFT(Kind.CONFLICT, "All places are taken"),
    NOT_IN_AUDIENCE(Kind.RULE_SAYS_NO, "This activity is not for this member"),
    DOOR_CONSENT_MISSING(Kind.RULE_SAYS_NO, "A minor needs the guardian's consent"),
    OUTSIDE_ACTIVITY_TIME(Kind.RULE_SAYS_NO, "At this moment the activity is not on"),
    OUT_BEFORE_IN(Kind.RULE_SAYS_NO, "Nobody leaves before coming"),
    DOOR_UNKNOWN(Kind.NOT_FOUND, "There is no such door"),
    DOOR_REVOKED(Kind.CONFLICT, "This door was revoked"),
    TOO_MANY_DOORS(Kind.CONFLICT, "This activity has as many doors as it may have"),
    PASS_WITHOUT_PLACE(Kind.CONFLICT, "You have no place in this activity"),
    REPORT_TOO_LARGE(Kind.RULE_SAYS_NO, "This report is too large");

    private final Kind kind;
    private final String title;

    CheckInProblem(Kind kind, String title) {
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
