package org.boai.enroll.activity;

/** Who may sign up. */
public enum ActivityAudience {
    /** Members who belong to the organization that holds it, or to one below. */
    SUBTREE,
    /** Members of any organization; it stands on the public pages. */
    EVERYONE
}
