package org.boai.enroll.code;

/** What an invitation proves of a first-aid certificate. */
public enum InvitationProof {
    NONE,
    /** The class has certified this very person. */
    GIVEN,
    /** The class has certified somebody, and the application gives another name or phone: a person has to look. */
    TO_CHECK
}
