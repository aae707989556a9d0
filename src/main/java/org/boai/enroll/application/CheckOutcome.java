package org.boai.enroll.application;

/** What the county found when it looked at an application that was filled in for somebody. */
public enum CheckOutcome {
    CONFIRMED,
    NOT_CONFIRMED
}
