package org.boai.enroll.disclosure;

/** GIVEN at once; or WAITING → APPROVED or REFUSED by another person. */
public enum DisclosureState {
    GIVEN,
    WAITING,
    APPROVED,
    REFUSED
}
