package org.boai.enroll.duty;

/** What was done with a duty. */
public enum DutyEventKind {
    TAKEN_ON,
    POSTPONED,
    HANDED_OVER,
    /** With the member, to another organization. */
    MOVED,
    DONE,
    NEEDLESS,
    /** What had closed it by itself was a mistake. */
    REOPENED
}
