package org.boai.enroll.activity;

/** What became of a scan. A device keeps none of them: each answer is the last word but for {@link #NO_PLACE}. */
public enum ScanOutcome {
    /** The member came, came back after leaving, or was seen leaving later than before. */
    ACCEPTED,
    /** Sent before, or of somebody who is there already. The earliest coming and the latest leaving count. */
    ALREADY,
    /** Not signed with this door's key. */
    FORGED_SCAN,
    /** Not made with the secret of the participation that it names. */
    FORGED_PASS,
    /** The pass was made more than ten minutes before or after it was scanned: a picture of it, perhaps. */
    STALE,
    /** At that moment the activity was not on, or the moment has not come yet. */
    OUTSIDE_TIME,
    /** On the waiting list, or cancelled: a steward may put the member in, and the scan may be sent again. */
    NO_PLACE,
    /** No pass at all, or one of a sign-up that is no more. */
    UNKNOWN,
    /** A good pass, for something else. */
    OTHER_ACTIVITY,
    /** The activity is a draft, or was called off. */
    NOT_OPEN,
    /** The door sends nothing any more. */
    DOOR_REVOKED,
    /** Too long after the activity's end. */
    DOOR_EXPIRED;

    /** Whether the person was seen there, and the same scan cannot count a second time. */
    boolean seen() {
        return this == ACCEPTED || this == ALREADY;
    }
}
