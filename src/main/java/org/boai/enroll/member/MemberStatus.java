package org.boai.enroll.member;

/** ACTIVE until the person leaves, is removed, or dies. */
public enum MemberStatus {
    ACTIVE,
    LEFT,
    REMOVED,
    DECEASED
}
