package org.boai.enroll.membership;

/** One of the two organizations of a transfer. */
public enum Side {
    /** The one that the member leaves. */
    FROM,
    /** The one that the member goes to. */
    TO
}
