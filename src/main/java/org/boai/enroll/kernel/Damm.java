package org.boai.enroll.kernel;

/**
 * The check digit of Damm: finds every wrong digit and every pair of swapped neighbors, the slips of people who copy
 * or dial a number.
 *
 * <p>Source: H. M. Damm, <em>Total anti-symmetrische Quasigruppen</em>, Marburg 2004 (quasigroup of order 10).
 */
public final class Damm {

    /** Row: the digit so far; column: the next digit. The zeros on the diagonal end a valid number at zero. */
    private static final String[] QUASIGROUP = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private Damm() {}

    /**
     * The digit to append to these digits.
     *
     * @throws IllegalArgumentException if there are none, or anything but ASCII digits
     */
    public static char digit(String digits) {
        if (!isAsciiDigits(digits)) {
            throw new IllegalArgumentException("ASCII digits are needed");
        }
        return fold(digits);
    }

    /** Whether these are at least two ASCII digits of which the last is the check digit of the others. */
    public static boolean valid(String digitsWithCheck) {
        return digitsWithCheck.length() > 1 && isAsciiDigits(digitsWithCheck) && fold(digitsWithCheck) == '0';
    }

    private static char fold(String digits) {
        char interim = '0';
        for (int i = 0; i < digits.length(); i++) {
            interim = QUASIGROUP[interim - '0'].charAt(digits.charAt(i) - '0');
        }
        return interim;
    }

    private static boolean isAsciiDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
