package org.boai.enroll.duty;

/** What a branch owes each new member, in the order in which it is due. */
public enum DutyKind {
    /** Somebody of the branch has spoken with the member. */
    CONTACT,
    /** The member has learned what a member should know; an entry course that is completed closes it. */
    ENTRY_EDUCATION,
    /** The member was taken along to an activity; the first that is attended closes it. */
    FIRST_ACTIVITY
}
