package org.boai.enroll.education;

import org.boai.enroll.kernel.Damm;

/**
 * Number of a certificate: {@code KC}, the year, eight digits and a check digit over all twelve, e.g. {@code KC2026000000015}
 * without separators. No two are the same, and a slip of the pen is no other's number.
 */
final class CourseCertificateNumber {
    private static final String PREFIX = "KC";
    private static final String SHAPE = PREFIX + "[0-9]{13}";

    private CourseCertificateNumber() {}

    /** @param serial from 1; after 99,999,999 it would not fit, which is refused */
    static String of(int year, long serial) {
        String digits = "%04d%08d".formatted(year, serial);
        if (digits.length() > 12) {
            throw new IllegalStateException("the serials of certificates are used up");
        }
        return PREFIX + digits + Damm.digit(digits);
    }

    static boolean valid(String text) {
        return text.matches(SHAPE) && Damm.valid(text.substring(PREFIX.length()));
    }
}
