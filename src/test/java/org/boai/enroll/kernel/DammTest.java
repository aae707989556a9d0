package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DammTest {

    @ParameterizedTest
    @CsvSource({"572, 4", "11294, 6", "43881234567, 9", "0, 0", "1, 3"})
    void agreesWithPublishedCheckDigits(String digits, char check) {
        assertThat(Damm.digit(digits)).isEqualTo(check);
        assertThat(Damm.valid(digits + check)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5727", "112949", "", "0", "57a4", "５７２４", "572 4", "-5724", "٥٧٢٤"})
    void refusesWrongDigitsAndWhatIsNotDigits(String text) {
        assertThat(Damm.valid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a", "１２", " 12"})
    void givesADigitToAsciiDigitsOnly(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Damm.digit(text));
    }

    @Test
    void detectsEverySingleWrongDigit() {
        randomCodes().forEach(code -> {
            for (int position = 0; position < code.length(); position++) {
                for (char wrong = '0'; wrong <= '9'; wrong++) {
                    String changed = code.substring(0, position) + wrong + code.substring(position + 1);
                    assertThat(Damm.valid(changed)).as(changed).isEqualTo(changed.equals(code));
                }
            }
        });
    }

    @Test
    void detectsEverySwapOfNeighbors() {
        randomCodes().forEach(code -> {
            for (int position = 1; position < code.length(); position++) {
                StringBuilder swapped = new StringBuilder(code);
                swapped.setCharAt(position, code.charAt(position - 1));
                swapped.setCharAt(position - 1, code.charAt(position));
                assertThat(Damm.valid(swapped.toString()))
                        .as(swapped.toString())
                        .isEqualTo(code.contentEquals(swapped));
            }
        });
    }

    private static Stream<String> randomCodes() {
        return new Random(20190040)
                .ints(1_000, 0, 100_000_000)
                .mapToObj("%08d"::formatted)
                .map(digits -> digits + Damm.digit(digits));
    }
}
