package org.boai.enroll.notification;

/** OPEN until a person of the audience says "seen, mine". */
public enum NoticeState {
    OPEN,
    ACKNOWLEDGED
}
