package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeNumbersTest {
    /** Of Damm's own example: 572 has the check digit 4. */
    private static final String VALID = "000005724";

    @Test
    void areNineDigitsThatCheck() {
        assertThat(Stream.generate(CodeNumbers::next).limit(1_000))
                .allMatch(code -> code.matches("[0-9]{9}"))
                .allMatch(CodeNumbers::wellFormed);
    }

    @Test
    void areRandom() {
        assertThat(Stream.generate(CodeNumbers::next).limit(1_000).distinct().count())
                .isGreaterThan(990);
    }

    @Test
    void withTheRightCheckDigitAreWellFormed() {
        assertThat(CodeNumbers.wellFormed(VALID)).isTrue();
    }

    @Test
    void withAnyOtherLastDigitAreNot() {
        for (char last = '0'; last <= '9'; last++) {
            assertThat(CodeNumbers.wellFormed("00000572" + last)).isEqualTo(last == '4');
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "5724", "0000005724", "00005724", "00000572x", "00000572４", "000 05724", "-00005724"})
    void ofAnotherShapeAreNotWellFormed(String code) {
        assertThat(CodeNumbers.wellFormed(code)).isFalse();
    }
}
