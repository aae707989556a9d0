package org.boai.enroll.application;

/** RECEIVED → (UNDER_REVIEW ⇄ RETURNED) → ADMITTED, REFUSED or WITHDRAWN. */
public enum ApplicationStatus {
    RECEIVED,
    UNDER_REVIEW,
    RETURNED,
    ADMITTED,
    REFUSED,
    WITHDRAWN
}
