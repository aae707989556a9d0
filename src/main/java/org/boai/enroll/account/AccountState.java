package org.boai.enroll.account;

/** Whether an account can act. */
public enum AccountState {
    ACTIVE,
    DISABLED,
    /** Its last moment has passed. */
    ENDED
}
