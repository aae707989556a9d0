package org.boai.enroll.application;

/** What can happen to an application; {@link ApplicationStatus#after} says what comes of it. */
enum ApplicationEvent {
    /** It is approved, by as many as it needs. */
    APPROVE,
    /** The first of two approves a child. */
    APPROVE_FIRST,
    REFUSE,
    /** Something is asked of the applicant. */
    RETURN,
    /** The applicant answers that. */
    ANSWER,
    /** "Not ours". */
    REDIRECT,
    /** The person leaves. */
    WITHDRAW,
    /** The phone's holder says that somebody else sent it. */
    DISOWN,
    /** The applicant asks the organization above. */
    APPEAL,
    /** The organization above says that the refusal was wrong. */
    UPHOLD,
    /** The organization above says that the refusal was right. */
    REJECT_APPEAL
}
