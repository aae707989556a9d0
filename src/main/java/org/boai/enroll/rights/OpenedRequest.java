package org.boai.enroll.rights;

/**
 * A request as whoever decides it must see it; that it was read is in the record.
 *
 * @param correction how it should read, in full; null for a deletion, and once it is answered
 * @param reason     in the person's own words, or null
 * @param textCheck  what a check of free texts said of them: PASS, REVIEW, RISKY, UNCHECKED
 */
public record OpenedRequest(RightsRequestView request, Wishes correction, String reason, String textCheck) {
    @Override
    public String toString() {
        return "OpenedRequest[" + request.id() + "]";
    }
}
