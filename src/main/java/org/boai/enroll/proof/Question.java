package org.boai.enroll.proof;

import java.util.List;
import org.boai.enroll.kernel.Language;

/**
 * What a page asks instead of a puzzle, since it may be read without a script: what two numbers are together.
 *
 * @param token goes back with the answer, once
 */
public record Question(String token, int first, int second) {
    private static final String HAN = "零一二三四五六七八九";
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /** In words; the answer is wanted in digits. */
    public String text(Language language) {
        return language.pick(
                HAN.charAt(first) + "加" + HAN.charAt(second) + "等于几？（写数字）",
                "what is " + WORDS.get(first) + " and " + WORDS.get(second) + "? (in digits)");
    }
}
