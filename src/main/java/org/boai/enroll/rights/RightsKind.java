package org.boai.enroll.rights;

/** What somebody asks for that a person has to answer; copies, withdrawals and leaving need nobody. */
public enum RightsKind {
    /** 更正、补充 (PIPL 46). */
    CORRECTION,
    /** 删除 (PIPL 47). */
    DELETION
}
