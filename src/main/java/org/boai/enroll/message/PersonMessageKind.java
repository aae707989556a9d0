package org.boai.enroll.message;

import java.util.Locale;

/** What a person is told; each has a template of the operator's at the provider. */
public enum PersonMessageKind {
    APPLICATION_ADMITTED,
    APPLICATION_REFUSED,
    /** Something is asked for; it is answered on the status page. */
    APPLICATION_RETURNED,
    /** Another organization decides now. */
    APPLICATION_REDIRECTED,
    APPEAL_DECIDED,
    /** Somebody asked that the member belongs elsewhere. */
    TRANSFER_ASKED,
    TRANSFER_DONE,
    TRANSFER_REFUSED,
    MEMBERSHIP_ENDED,
    MEMBERSHIP_RESTORED,
    KIND_CHANGED,
    /** Two memberships, or an application and what was there before, are one: nothing has to be done. */
    RECORDS_MERGED,
    /** A course is there to be learned. */
    COURSE_ASSIGNED,
    /** 救护员证: time to renew it. */
    CERTIFICATE_EXPIRING,
    /** A place has become free for somebody who waited. */
    ACTIVITY_PLACE,
    ACTIVITY_CHANGED,
    ACTIVITY_CANCELLED,
    /** The branch has cancelled one's own sign-up, as it was asked to. */
    SIGN_UP_CANCELLED,
    ACTIVITY_REMINDER;

    /** As configuration and logs name it, e.g. {@code application-returned}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
