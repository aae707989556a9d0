package org.boai.enroll.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a person as the document has it: 1 to 50 code points, letters of any script, {@code ·} between the parts
 * of a name (U+00B7; look-alikes are turned into it), space, {@code -}, {@code '} and {@code .}. All of GB 18030 is
 * accepted, and the text is kept, never normalized.
 *
 * <p>Source: 民委发〔2016〕33号 (separator, room for 50 characters), GB 18030-2022 (repertoire).
 */
public record PersonName(String value) {

    /** The greatest length in code points. */
    public static final int MAX_CODE_POINTS = 50;

    private static final Pattern LOOK_ALIKE_SEPARATOR = Pattern.compile("[\u2022\u2027\u30FB\uFF0E]");
    private static final String PUNCTUATION = "-'. \u00B7\u3000";
    private static final Pattern PUNCTUATION_OF_A_NAME = Pattern.compile("[" + PUNCTUATION + "]");
    private static final int IDEOGRAPHIC_ZERO = 0x3007;

    /** Checks like {@link #parse}; accepts its own result unchanged. */
    public PersonName {
        value = LOOK_ALIKE_SEPARATOR
                .matcher(PlainText.require(value, MAX_CODE_POINTS))
                .replaceAll("\u00B7");
        if (value.codePoints().noneMatch(PersonName::isLetter)
                || !value.codePoints().allMatch(PersonName::belongsInAName)) {
            throw new InvalidValue("name-character");
        }
    }

    /** @throws InvalidValue {@code name-character} or a code of {@link PlainText#require} */
    public static PersonName parse(String raw) {
        return new PersonName(raw);
    }

    /**
     * What two spellings of one name have in common: NFC, lower case, without white space and punctuation. For
     * comparing only, never for showing.
     */
    public String matchingKey() {
        String letters = PUNCTUATION_OF_A_NAME.matcher(value).replaceAll("");
        return Normalizer.normalize(letters.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** First and last code point with one {@code *} between: {@code 王*明}; shorter names {@code 王*}, {@code *}. */
    public String masked() {
        int length = value.codePointCount(0, value.length());
        if (length == 1) {
            return "*";
        }
        String first = Character.toString(value.codePointAt(0));
        String last = Character.toString(value.codePointBefore(value.length()));
        return length == 2 ? first + "*" : first + "*" + last;
    }

    /** Reveals nothing: names must not reach a log by accident. */
    @Override
    public String toString() {
        return "PersonName[hidden]";
    }

    private static boolean belongsInAName(int codePoint) {
        return isLetter(codePoint) || isCombiningMark(codePoint) || PUNCTUATION.indexOf(codePoint) >= 0;
    }

    /** Planes 2 and 3 hold ideographs only, some of them newer than the Unicode tables of this JDK. */
    private static boolean isLetter(int codePoint) {
        return Character.isLetter(codePoint)
                || codePoint == IDEOGRAPHIC_ZERO
                || codePoint >= 0x20000 && codePoint <= 0x3FFFF;
    }

    /** Vowel signs and accents are part of many scripts; variation selectors only make equal names unequal. */
    private static boolean isCombiningMark(int codePoint) {
        boolean mark =
                switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
        return mark && !isVariationSelector(codePoint);
    }

    private static boolean isVariationSelector(int codePoint) {
        return codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF
                || codePoint >= 0x180B && codePoint <= 0x180D;
    }
}
