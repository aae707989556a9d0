package org.boai.enroll.application;

/** Why an application needs a person although its organization might admit at once. */
public enum ReviewNote {
    /** The person, or somebody who looks the same, is a member already. */
    SAME_PERSON,
    MINOR,
    UNIT,
    /** Five members have this phone already: a family, or somebody who enrolls a list. */
    MANY_OF_ONE_PHONE,
    /** A first-aid class certified whom it invited, and the application gives another name or phone. */
    INVITATION_DIFFERS
}
