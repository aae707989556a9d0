package org.boai.enroll.rights;

import java.time.OffsetDateTime;

/**
 * Something that happened between a person and the society.
 *
 * @param what   e.g. APPLIED, ACKNOWLEDGED, ADMITTED, REFUSED, WITHDRAWN, LEFT, CONSENTED, CONSENT_ENDED, ASKED, ANSWERED
 * @param about  an organization's name, a purpose, or a kind of request
 * @param reason what a person wrote about it, or null
 */
public record TimelineEvent(OffsetDateTime at, String what, String about, String reason) {
    @Override
    public String toString() {
        return "TimelineEvent[" + what + "]";
    }
}
