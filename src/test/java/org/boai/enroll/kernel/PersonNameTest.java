package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.kernel.Codes.codeOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王小明",
                "𠮷田",
                "𬱖",
                "㼆",
                "买买提·艾力",
                "王",
                "佐々木",
                "李〇",
                "Anne-Marie O'Neil Jr.",
                "e\u0301mile",
                "བསྟན འཛིན",
                "ئابدۇللا",
                "王\u3000明",
                "ᠪᠠᠲᠤ",
                "ꀀꀁ"
            })
    void acceptsNamesOfAllScripts(String name) {
        assertThat(PersonName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x31350, 0x323AF, 0x2EBF0, 0x2A6DF, 0x30000})
    void acceptsIdeographsThatAreNewerThanTheJdk(int ideograph) {
        String name = "王" + Character.toString(ideograph);

        assertThat(PersonName.parse(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"买买提•艾力", "买买提・艾力", "买买提．艾力", "买买提‧艾力", " 买买提·艾力\u3000"})
    void turnsLookAlikeSeparatorsIntoTheMiddleDot(String raw) {
        assertThat(PersonName.parse(raw).value()).isEqualTo("买买提\u00B7艾力");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王1",
                "王１",
                "王٣",
                "<王>",
                "{王}",
                "$王",
                "王；",
                "王，明",
                "王@",
                "王/明",
                "王\\明",
                "王=明",
                "王😀",
                "王\uE000",
                "·",
                "-",
                ".",
                "\u0301",
                "王\uFE00",
                "王\uDB40\uDD00"
            })
    void refusesDigitsSymbolsAndNamesWithoutLetters(String raw) {
        assertThat(codeOf(() -> PersonName.parse(raw))).isEqualTo("name-character");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, text-control-character",
        "000A, text-control-character",
        "202E, text-bidi-character",
        "200B, text-invisible-character",
        "D842, text-lone-surrogate"
    })
    void keepsTheRulesOfPlainText(String hex, String code) {
        String raw = "王" + (char) Integer.parseInt(hex, 16) + "明";

        assertThat(codeOf(() -> PersonName.parse(raw))).isEqualTo(code);
    }

    @Test
    void refusesAMissingName() {
        assertThat(codeOf(() -> PersonName.parse(null))).isEqualTo("text-blank");
        assertThat(codeOf(() -> PersonName.parse("\u3000"))).isEqualTo("text-blank");
    }

    @Test
    void holdsFiftyCodePointsOfAnyPlane() {
        assertThat(PersonName.parse("汉".repeat(25)).value()).hasSize(25);
        assertThat(PersonName.parse("𠮷".repeat(50)).value()).hasSize(100);
        assertThat(PersonName.parse("𠮷".repeat(24) + "·" + "𠮷".repeat(25)).value())
                .hasSize(99);
    }

    @Test
    void refusesFiftyOneCodePoints() {
        assertThat(codeOf(() -> PersonName.parse("𠮷".repeat(51)))).isEqualTo("text-too-long");
        assertThat(codeOf(() -> PersonName.parse("汉".repeat(51)))).isEqualTo("text-too-long");
    }

    @Test
    void keepsACompatibilityIdeographAndNormalizesOnlyTheMatchingKey() {
        PersonName name = PersonName.parse("\uFA19田");

        assertThat(name.value()).isEqualTo("\uFA19田");
        assertThat(name.matchingKey()).isEqualTo("\u795E田");
    }

    @ParameterizedTest
    @CsvSource({
        "买买提•艾力, 买买提艾力",
        "王\u3000明, 王明",
        "ANNE-MARIE O'NEIL, anne marie oneil",
        "E\u0301mile, \u00C9MILE",
        "\u0130, i\u0307"
    })
    void givesSpellingsOfOneNameTheSameKey(String one, String other) {
        assertThat(PersonName.parse(one).matchingKey())
                .isEqualTo(PersonName.parse(other).matchingKey());
    }

    @Test
    void keepsDifferentNamesApart() {
        assertThat(PersonName.parse("吉田").matchingKey())
                .isNotEqualTo(PersonName.parse("𠮷田").matchingKey());
        assertThat(PersonName.parse("Ａ").matchingKey())
                .as("never NFKC")
                .isNotEqualTo(PersonName.parse("A").matchingKey());
    }

    @ParameterizedTest
    @CsvSource({"王小明, 王*明", "欧阳小明, 欧*明", "王明, 王*", "王, *", "𠮷田𬱖, 𠮷*𬱖", "𠮷田, 𠮷*", "买买提·艾力, 买*力"})
    void masksAllButTheEnds(String name, String masked) {
        assertThat(PersonName.parse(name).masked()).isEqualTo(masked);
    }

    @Test
    void acceptsItsOwnResultUnchanged() {
        PersonName name = PersonName.parse(" 买买提•艾力 ");

        assertThat(new PersonName(name.value())).isEqualTo(name);
    }

    @Test
    void revealsNothingInToString() {
        assertThat(PersonName.parse("王小明").toString()).doesNotContain("王", "小", "明");
    }
}
