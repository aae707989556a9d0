package org.boai.enroll.application;

/** What is unusual about many applications of one branch. */
public enum BurstKind {
    /** More within an hour than come by themselves. */
    MANY_WITHIN_AN_HOUR,
    /** Many that day with phones that sent another one. */
    SHARED_PHONES
}
