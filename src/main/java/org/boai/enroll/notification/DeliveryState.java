package org.boai.enroll.notification;

/** What has become of telling one endpoint of one step of a notice. */
public enum DeliveryState {
    SCHEDULED,
    DELIVERED,
    /** Somebody acknowledged the notice before it was told. */
    NEEDLESS,
    /** Given up; a steward may have it tried again. */
    DEAD
}
