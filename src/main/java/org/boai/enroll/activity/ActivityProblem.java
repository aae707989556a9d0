package org.boai.enroll.activity;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of holding activities and of taking part. */
public enum ActivityProblem implements ProblemType {
    ACTIVITY_UNKNOWN(Kind.NOT_FOUND, "There is no such activity"),
    ACTIVITY_STATE(Kind.CONFLICT, "This cannot be done as the activity stands"),
    ACTIVITY_IN_THE_PAST(Kind.RULE_SAYS_NO, "The activity would begin, or its sign-up end, in the past"),
    ACTIVITY_NOT_BEGUN(Kind.RULE_SAYS_NO, "The activity has not begun"),
    ACTIVITY_BEGUN(Kind.CONFLICT, "The activity has begun"),
    ACTIVITY_ATTENDED(Kind.CONFLICT, "Somebody was checked in, so it neither begins at another time nor ends earlier"),
    ACTIVITY_ORGANIZATION_ENDED(Kind.CONFLICT, "The organization that holds the activity is not active"),
    ACTIVITY_CAPACITY(Kind.CONFLICT, "More people have a place than the capacity would allow"),
    SIGN_UP_CLOSED(Kind.CONFLICT, "Nobody can sign up for this activity any more"),
    SIGN_UP_NOT_FOR_YOU(Kind.RULE_SAYS_NO, "This activity is for other kinds of members"),
    GUARDIAN_CONSENT_REQUIRED(Kind.RULE_SAYS_NO, "A guardian has to consent for a member under 18"),
    GUARDIAN_UNKNOWN(Kind.NOT_FOUND, "No guardian is on record for whoever takes part"),
    PARTICIPATION_UNKNOWN(Kind.NOT_FOUND, "You have not signed up for this activity"),
    PARTICIPATION_ATTENDED(Kind.CONFLICT, "Whoever has come cannot cancel any more"),
    CALENDAR_UNKNOWN(Kind.NOT_FOUND, "There is no such calendar");

    private final Kind kind;
    private final String title;

    ActivityProblem(Kind kind, String title) {
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
