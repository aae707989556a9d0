package org.boai.enroll.leader;

/** How a term stands on a day. */
public enum LeaderStanding {
    /** It has not begun. */
    COMING,
    /** The leader holds the office. */
    HOLDING,
    /** It has ended, early or by itself. */
    OVER
}
