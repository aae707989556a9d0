package org.boai.enroll.proof;

/** What a proof is good for, and nothing else. */
public enum ProofPurpose {
    /** Sending an application. */
    APPLICATION,
    /** Seeing one's own application, membership and data; with name and birth date. */
    SIGN_IN,
    /** Taking on another number. */
    NEW_PHONE,
    /** Ending what somebody else sent with this number: looking and ending, as often as asked until it expires. */
    DISOWNING,
    /** Following one application, with its receipt: looking, answering what is asked, appealing; likewise. */
    STATUS,
    /** Consenting, as a guardian, that a minor takes part in an activity. */
    GUARDIAN
}
