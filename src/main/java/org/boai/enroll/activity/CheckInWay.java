package org.boai.enroll.activity;

/** How somebody was checked in. */
public enum CheckInWay {
    /** By a door that said so at once. */
    SCAN,
    /** By a door that said so later. */
    STORED_SCAN,
    /** By a steward. */
    BY_HAND
}
