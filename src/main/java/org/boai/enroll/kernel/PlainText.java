package org.boai.enroll.kernel;

/**
 * One line of text that a person can see and a screen can show truthfully. Everything else is kept code point for code
 * point: no normalization, because a name or an address must come back as it was written.
 */
public final class PlainText {

    /** Letters, marks and symbols by category, yet nothing is drawn for them: a name of these would look empty. */
    private static final String DRAWN_AS_NOTHING = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private PlainText() {}

    /**
     * Trims surrounding white space (including U+3000) and checks the rest.
     *
     * @param maxCodePoints the greatest length, in code points, after trimming
     * @throws InvalidValue {@code text-lone-surrogate}, {@code text-control-character}, {@code text-bidi-character},
     *     {@code text-invisible-character}, {@code text-blank} (also for null) or {@code text-too-long}
     */
    public static String require(String raw, int maxCodePoints) {
        if (raw == null) {
            throw new InvalidValue("text-blank");
        }
        String text = trim(raw);
        text.codePoints().forEach(PlainText::requireVisible);
        if (text.isEmpty()) {
            throw new InvalidValue("text-blank");
        }
        if (text.codePointCount(0, text.length()) > maxCodePoints) {
            throw new InvalidValue("text-too-long");
        }
        return text;
    }

    private static String trim(String raw) {
        int start = 0;
        int end = raw.length();
        while (start < end && isSurroundingSpace(raw.charAt(start))) {
            start++;
        }
        while (end > start && isSurroundingSpace(raw.charAt(end - 1))) {
            end--;
        }
        return raw.substring(start, end);
    }

    /** Not {@code String.strip()}: that keeps U+00A0 and silently takes away U+2028 and four control characters. */
    private static boolean isSurroundingSpace(char c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static void requireVisible(int codePoint) {
        if (Character.getType(codePoint) == Character.SURROGATE) {
            throw new InvalidValue("text-lone-surrogate");
        }
        if (Character.isISOControl(codePoint) || isNoncharacter(codePoint)) {
            throw new InvalidValue("text-control-character");
        }
        if (isBidiControl(codePoint)) {
            throw new InvalidValue("text-bidi-character");
        }
        if (isInvisible(codePoint)) {
            throw new InvalidValue("text-invisible-character");
        }
    }

    /**
     * Only the 66 code points that Unicode never assigns. Those it has not assigned <em>yet</em> must pass: this JDK
     * knows Unicode 13, and ideographs of later versions are in people's names already.
     */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }

    private static boolean isBidiControl(int codePoint) {
        return codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2066 && codePoint <= 0x2069
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C;
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> DRAWN_AS_NOTHING.indexOf(codePoint) >= 0;
        };
    }
}
