package org.boai.enroll.privacy;

/** What a consent is for, one per purpose (PIPL arts. 13, 14, 23, 29, 31; Red Cross Law art. 3). */
public enum Purpose {
    PRIVACY_POLICY,
    STATUTES,
    PRC_CITIZEN,
    SENSITIVE_DATA,
    SHARE_WITH_BRANCH,
    PUBLICATION,
    GUARDIAN
}
