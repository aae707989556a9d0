package org.boai.enroll.duplicate;

/** Of which side something is kept. */
public enum Keep {
    FIRST,
    SECOND
}
