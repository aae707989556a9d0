package org.boai.enroll.notification;

/** What the branch must know or do. */
public enum NoticeKind {
    MEMBER_ADMITTED,
    APPLICATION_TO_REVIEW
}
