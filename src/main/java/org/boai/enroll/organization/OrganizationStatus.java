package org.boai.enroll.organization;

/** The life of an organization: PREPARING → ACTIVE → SUSPENDED, MERGED or DISSOLVED. */
public enum OrganizationStatus {
    PREPARING,
    ACTIVE,
    SUSPENDED,
    MERGED,
    DISSOLVED;

    /** MERGED and DISSOLVED are final; nobody goes back to PREPARING. */
    public boolean mayBecome(OrganizationStatus next) {
        return switch (this) {
            case PREPARING -> next == ACTIVE || next == DISSOLVED;
            case ACTIVE -> next == SUSPENDED || next == MERGED || next == DISSOLVED;
            case SUSPENDED -> next == ACTIVE || next == MERGED || next == DISSOLVED;
            case MERGED, DISSOLVED -> false;
        };
    }
}
