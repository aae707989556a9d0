package org.boai.enroll.membership;

/** Why somebody is removed (除名); what the member is told, beside the decision's own words. */
public enum RemovalCategory {
    /** Against the statutes. */
    STATUTES_VIOLATED,
    /** The emblem or the name was misused (红十字会法 27). */
    EMBLEM_MISUSED,
    CRIMINAL_SENTENCE,
    /** Admission rested on what was not true. */
    FALSE_PARTICULARS,
    OTHER
}
