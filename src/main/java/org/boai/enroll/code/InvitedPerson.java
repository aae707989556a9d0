package org.boai.enroll.code;

import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;

/**
 * Whom an invitation is for, as whoever invites knows them.
 *
 * @param residence region code, or null
 * @param certified whether they have passed the class, and so are developed with priority (浙红〔2019〕40号 三(三))
 * @param occasion  what they took part in
 */
public record InvitedPerson(
        PersonName name,
        MobileNumber phone,
        String residence,
        boolean certified,
        String occasion,
        String organization) {
    /** Whether this is somebody else, or has another phone. */
    boolean differs(PersonName other, MobileNumber otherPhone) {
        return !name.matchingKey().equals(other.matchingKey()) || !phone.equals(otherPhone);
    }

    @Override
    public String toString() {
        return "InvitedPerson[…]";
    }
}
