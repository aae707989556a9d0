package org.boai.enroll.member;

import java.time.LocalDate;
import org.boai.enroll.kernel.Damm;

/**
 * A member's number for life: county of admission (6 digits), year (2), serial of the whole register (8), Damm check
 * digit; 17 digits, one less than an identity number. Never recoded on transfer or re-division.
 */
final class MemberNumber {
    private static final int CENTURY = 100;

    private MemberNumber() {}

    /** @param countyCode six digits, or fewer for a society above the county: filled with zeros */
    static String of(String countyCode, LocalDate joined, long serial) {
        String county = (countyCode + "000000").substring(0, 6);
        String digits = county + String.format("%02d%08d", joined.getYear() % CENTURY, serial);
        return digits + Damm.digit(digits);
    }
}
