package org.boai.enroll.code;

import java.security.SecureRandom;
import org.boai.enroll.kernel.Damm;

/** Nine digits: eight random ones and a Damm check digit, so that a mistyped or misheard code is noticed. */
final class CodeNumbers {
    private static final int RANDOM_DIGITS = 8;
    private static final int SPACE = 100_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CodeNumbers() {}

    static String next() {
        String digits = String.format("%0" + RANDOM_DIGITS + "d", RANDOM.nextInt(SPACE));
        return digits + Damm.digit(digits);
    }

    static boolean wellFormed(String code) {
        return code != null
                && code.length() == RANDOM_DIGITS + 1
                && code.chars().allMatch(c -> c >= '0' && c <= '9')
                && Damm.valid(code);
    }
}
