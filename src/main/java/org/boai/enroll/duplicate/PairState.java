package org.boai.enroll.duplicate;

/** OPEN → DISMISSED (they are two) or MERGED (they are one). */
public enum PairState {
    OPEN,
    DISMISSED,
    MERGED
}
