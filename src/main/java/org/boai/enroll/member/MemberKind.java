package org.boai.enroll.member;

/** Adult, youth (pupils and students in school), or corporate member. */
public enum MemberKind {
    ADULT,
    YOUTH,
    CORPORATE
}
