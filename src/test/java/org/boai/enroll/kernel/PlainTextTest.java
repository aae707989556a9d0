package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.kernel.Codes.codeOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "杭州市西湖区",
                "𠮷田 𬱖 㼆",
                "\uFA19",
                "ＡＢ１２ﬁ",
                "e\u0301",
                "❤\uFE0F <b>&amp;",
                "\uD883\uDEE0 of Unicode 15"
            })
    void keepsTextCodePointForCodePoint(String text) {
        assertThat(PlainText.require(text, 50)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 文字", "文字\u3000", "\u3000\u00A0文字\u2003", "\t文字\r\n", "文字"})
    void trimsSurroundingWhiteSpaceOfAllWidths(String raw) {
        assertThat(PlainText.require(raw, 2)).isEqualTo("文字");
    }

    @Test
    void keepsWhiteSpaceWithin() {
        assertThat(PlainText.require("甲\u3000乙 丙", 5)).isEqualTo("甲\u3000乙 丙");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\uD842', '\uDFB7', '\uD800', '\uDFFF'})
    void refusesLoneSurrogates(char surrogate) {
        assertThat(codeOf(() -> PlainText.require("甲" + surrogate, 50))).isEqualTo("text-lone-surrogate");
        assertThat(codeOf(() -> PlainText.require(surrogate + "甲", 50))).isEqualTo("text-lone-surrogate");
    }

    @Test
    void refusesEveryControlCharacterWithinText() {
        for (int control = 0; control < 0x20; control++) {
            assertThat(refusalOf(control)).isEqualTo("text-control-character");
            assertThat(refusalOf(control + 0x80)).isEqualTo("text-control-character");
        }
        assertThat(refusalOf(0x7F)).isEqualTo("text-control-character");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u0000', '\u000B', '\u001C', '\u001F', '\u0085'})
    void doesNotTrimControlCharactersAway(char control) {
        assertThat(codeOf(() -> PlainText.require("甲" + control, 50))).isEqualTo("text-control-character");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x2FFFF, 0x10FFFF})
    void refusesNoncharacters(int codePoint) {
        assertThat(refusalOf(codePoint)).isEqualTo("text-control-character");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C})
    void refusesBidiCharacters(int codePoint) {
        assertThat(refusalOf(codePoint)).isEqualTo("text-bidi-character");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x2028, 0x2029, 0x180E, 0x3164, 0x2800, 0xE0041})
    void refusesInvisibleCharacters(int codePoint) {
        assertThat(refusalOf(codePoint)).isEqualTo("text-invisible-character");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2028, 0x2029, 0xFEFF, 0x200B})
    void doesNotTrimInvisibleCharactersAway(int codePoint) {
        assertThat(codeOf(() -> PlainText.require(Character.toString(codePoint) + "甲", 50)))
                .isEqualTo("text-invisible-character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\t\r\n \u00A0"})
    void refusesBlankText(String raw) {
        assertThat(codeOf(() -> PlainText.require(raw, 50))).isEqualTo("text-blank");
    }

    @Test
    void refusesNullAsBlank() {
        assertThat(codeOf(() -> PlainText.require(null, 50))).isEqualTo("text-blank");
    }

    @Test
    void countsCodePointsAfterTrimming() {
        assertThat(PlainText.require(" 𠮷𠮷𠮷 ", 3)).isEqualTo("𠮷𠮷𠮷");
        assertThat(codeOf(() -> PlainText.require("𠮷𠮷𠮷𠮷", 3))).isEqualTo("text-too-long");
    }

    private static String refusalOf(int codePoint) {
        return codeOf(() -> PlainText.require("甲" + Character.toString(codePoint) + "乙", 50));
    }
}
