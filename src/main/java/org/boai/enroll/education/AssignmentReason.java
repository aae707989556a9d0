package org.boai.enroll.education;

/** Why a member has a course. */
public enum AssignmentReason {
    ENTRY,
    BY_HAND,
    PLAN
}
