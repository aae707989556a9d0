package org.boai.enroll.membership;

/** Who asked for a transfer: the member, one of the two branches, or an organization above the one that is left. */
public enum AskedBy {
    MEMBER,
    FROM,
    TO,
    ABOVE
}
