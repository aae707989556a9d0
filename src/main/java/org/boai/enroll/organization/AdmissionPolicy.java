package org.boai.enroll.organization;

/** Whether a reviewer of the organization decides, or admission follows at once from a stored authorization. */
public enum AdmissionPolicy {
    REVIEW,
    AUTOMATIC
}
