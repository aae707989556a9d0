package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.boai.enroll.kernel.Damm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNumberTest {
    private static final LocalDate JOINED = LocalDate.of(2026, 5, 8);

    @Test
    void hasCountyYearSerialAndCheckDigit() {
        String number = MemberNumber.of("330106", JOINED, 1_234_567);

        assertThat(number).hasSize(17).startsWith("330106" + "26" + "01234567");
        assertThat(Damm.valid(number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"33, 330000", "3301, 330100", "330106, 330106"})
    void fillsTheCodeOfASocietyAboveTheCountyWithZeros(String code, String county) {
        assertThat(MemberNumber.of(code, JOINED, 1)).startsWith(county).hasSize(17);
    }

    @Test
    void writesTheYearWithTwoDigits() {
        assertThat(MemberNumber.of("330106", LocalDate.of(2109, 1, 1), 1)).startsWith("33010609");
    }

    @Test
    void keepsItsLengthUpToTheLastSerial() {
        assertThat(MemberNumber.of("330106", JOINED, 99_999_999)).hasSize(17);
    }
}
