package org.boai.enroll.message;

/** WAITING → SENT or DEAD; what is DEAD can be redriven. */
public enum MessageState {
    WAITING,
    SENT,
    DEAD
}
