package org.boai.enroll.kernel;

import java.util.regex.Pattern;

/**
 * A unified social credit code (统一社会信用代码): registration authority (1), kind of unit (1), administrative division (6),
 * organization code with its own check character (9), check character (1). Public: it stands in the registers of units.
 * Source: GB 32100-2015 (31 characters without I, O, S, V and Z; weights 3^i mod 31) and GB 11714-1997 (mod 11).
 */
public record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANIZATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LENGTH = 18;
    private static final int ORGANIZATION_FROM = 8;
    private static final int[] ORGANIZATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ELEVEN = 11;
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");

    /** Checks like {@link #parse}; accepts its own result unchanged. */
    public CreditCode {
        value = normalized(value);
    }

    /**
     * Accepts lower case, and ASCII spaces and hyphens anywhere.
     *
     * @throws InvalidValue {@code credit-code-shape}, also for null, or {@code credit-code-checksum}
     */
    public static CreditCode parse(String raw) {
        return new CreditCode(raw);
    }

    private static String normalized(String raw) {
        String code = raw == null ? "" : upperCase(raw.replace(" ", "").replace("-", ""));
        if (!SHAPE.matcher(code).matches()) {
            throw new InvalidValue("credit-code-shape");
        }
        boolean right = code.charAt(LENGTH - 1) == check(code) && code.charAt(LENGTH - 2) == organizationCheck(code);
        if (!right) {
            throw new InvalidValue("credit-code-checksum");
        }
        return code;
    }

    /** Of ASCII only: elsewhere upper case turns foreign letters into A to Z. */
    private static String upperCase(String text) {
        StringBuilder upper = new StringBuilder(text.length());
        text.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)));
        return upper.toString();
    }

    /** GB 32100-2015, 4.3.6. */
    private static char check(String code) {
        int base = ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += weight * ALPHABET.indexOf(code.charAt(i));
            weight = weight * 3 % base;
        }
        return ALPHABET.charAt((base - sum % base) % base);
    }

    /** GB 11714-1997: ten is written X. */
    private static char organizationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANIZATION_WEIGHTS.length; i++) {
            sum += ORGANIZATION_WEIGHTS[i] * ORGANIZATION_ALPHABET.indexOf(code.charAt(ORGANIZATION_FROM + i));
        }
        int check = (ELEVEN - sum % ELEVEN) % ELEVEN;
        return check == ELEVEN - 1 ? 'X' : (char) ('0' + check);
    }
}
