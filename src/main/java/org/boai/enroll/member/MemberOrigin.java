package org.boai.enroll.member;

/** How somebody came into the register. */
public enum MemberOrigin {
    /** By an application here. */
    APPLIED,
    /** Was a member before, on paper. */
    IMPORTED
}
