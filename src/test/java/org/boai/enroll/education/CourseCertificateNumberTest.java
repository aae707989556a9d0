package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CourseCertificateNumberTest {
    @Test
    void saysTheYearAndChecksItself() {
        String number = CourseCertificateNumber.of(2026, 17);
        assertThat(number).matches("KC202600000017\\d");
        assertThat(CourseCertificateNumber.valid(number)).isTrue();
    }

    @Test
    void noTwoAreTheSame() {
        Set<String> numbers = new HashSet<>();
        for (int serial = 1; serial <= 5_000; serial++) {
            assertThat(numbers.add(CourseCertificateNumber.of(2026, serial))).isTrue();
            assertThat(numbers.add(CourseCertificateNumber.of(2027, serial))).isTrue();
        }
    }

    @Test
    void aSlipOfThePenIsNoNumber() {
        char[] number = CourseCertificateNumber.of(2026, 40_817).toCharArray();
        for (int i = 2; i < number.length; i++) {
            char right = number[i];
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                number[i] = wrong;
                assertThat(CourseCertificateNumber.valid(new String(number))).isEqualTo(wrong == right);
            }
            number[i] = right;
            if (i > 2 && number[i] != number[i - 1]) {
                char[] swapped = number.clone();
                swapped[i] = number[i - 1];
                swapped[i - 1] = number[i];
                assertThat(CourseCertificateNumber.valid(new String(swapped))).isFalse();
            }
        }
        assertThat(CourseCertificateNumber.valid("KC2026")).isFalse();
        assertThat(CourseCertificateNumber.valid("HY2026000000178")).isFalse();
    }

    @Test
    void whatWouldNotFitIsRefused() {
        assertThat(CourseCertificateNumber.of(2026, 99_999_999)).hasSize(15);
        assertThatThrownBy(() -> CourseCertificateNumber.of(2026, 100_000_000))
                .isInstanceOf(IllegalStateException.class);
    }
}
