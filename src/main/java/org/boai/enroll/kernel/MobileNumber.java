package org.boai.enroll.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mobile number of mainland China: 11 ASCII digits, without country code. Whose network it is cannot be told from
 * the number (portability since 2019-12-01), so only the ranges for things, which no person answers, are refused.
 */
public record MobileNumber(String value) {

    private static final Pattern WITH_COUNTRY_CODE = Pattern.compile("(?:\\+86|0086|86)?(1[3-9][0-9]{9})");
    private static final Pattern OF_A_THING = Pattern.compile("14[0-468][0-9]{8}");

    /** Checks like {@link #parse}; accepts its own result unchanged. */
    public MobileNumber {
        value = normalized(value);
    }

    /**
     * Accepts {@code +86}, {@code 0086} or {@code 86} in front, and ASCII spaces and hyphens anywhere.
     *
     * @throws InvalidValue {@code phone-digits} for digits other than ASCII, {@code phone-not-a-person} for the
     *     ranges of things, {@code phone-invalid} for the rest, null included
     */
    public static MobileNumber parse(String raw) {
        return new MobileNumber(raw);
    }

    /** {@code 138****8000}. */
    public String masked() {
        return value.substring(0, 3) + "****" + lastFour();
    }

    /** The last four digits, by which its owner recognizes it. */
    public String lastFour() {
        return value.substring(7);
    }

    /** Reveals nothing: numbers must not reach a log by accident. */
    @Override
    public String toString() {
        return "MobileNumber[hidden]";
    }

    private static String normalized(String raw) {
        if (raw == null) {
            throw new InvalidValue("phone-invalid");
        }
        if (raw.codePoints().anyMatch(MobileNumber::isForeignDigit)) {
            throw new InvalidValue("phone-digits");
        }
        Matcher number = WITH_COUNTRY_CODE.matcher(raw.replace(" ", "").replace("-", ""));
        if (!number.matches()) {
            throw new InvalidValue("phone-invalid");
        }
        if (OF_A_THING.matcher(number.group(1)).matches()) {
            throw new InvalidValue("phone-not-a-person");
        }
        return number.group(1);
    }

    /** {@code Integer.parseInt} would take these for digits; two spellings of one number must not both be stored. */
    private static boolean isForeignDigit(int codePoint) {
        return codePoint > '9' && Character.isDigit(codePoint);
    }
}
