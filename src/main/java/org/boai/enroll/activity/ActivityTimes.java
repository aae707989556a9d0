package org.boai.enroll.activity;

import java.time.Instant;

/** When an activity is, and until when people sign up. Moments, so that no machine's time zone matters. */
record ActivityTimes(Instant startsAt, Instant endsAt, Instant signUpUntil) {
    /** Whether somebody can still sign up for it and go there. */
    boolean ahead(Instant now) {
        return startsAt.isAfter(now) && signUpUntil.isAfter(now);
    }
}
