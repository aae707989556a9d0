package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.kernel.Codes.codeOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "+8613800138000",
                "008613800138000",
                "8613800138000",
                "+86 138 0013 8000",
                "138-0013-8000",
                " 0086-138-0013-8000 "
            })
    void stripsCountryCodeSpacesAndHyphens(String raw) {
        assertThat(MobileNumber.parse(raw).value()).isEqualTo("13800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "145", "147", "149", "15", "162", "167", "170", "171", "174", "18", "192", "19"})
    void acceptsEveryRangeThatPeopleUse(String prefix) {
        String number = prefix + "0".repeat(11 - prefix.length());

        assertThat(MobileNumber.parse(number).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"140", "141", "142", "143", "144", "146", "148"})
    void refusesRangesOfThings(String prefix) {
        assertThat(codeOf(() -> MobileNumber.parse("+86" + prefix + "00000000")))
                .isEqualTo("phone-not-a-person");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"１３８００１３８０００", "1380013800０", "١٣٨٠٠١٣٨٠٠٠", "1380013800\u0660", "𝟏3800138000", "१3800138000"})
    void refusesDigitsOtherThanAscii(String raw) {
        assertThat(codeOf(() -> MobileNumber.parse(raw))).isEqualTo("phone-digits");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "1380013800",
                "138001380000",
                "12800138000",
                "10000000000",
                "23800138000",
                "057112345678",
                "+85212345678",
                "+868613800138000",
                "0013800138000",
                "1380013800a",
                "13800138000\n",
                "138\u00A000138000",
                "＋8613800138000",
                "138–0013–8000",
                "(138)00138000"
            })
    void refusesWhatIsNoMobileNumberOfTheMainland(String raw) {
        assertThat(codeOf(() -> MobileNumber.parse(raw))).isEqualTo("phone-invalid");
    }

    @Test
    void showsOnlyTheEndsWhenMasked() {
        MobileNumber number = MobileNumber.parse("13812348000");

        assertThat(number.masked()).isEqualTo("138****8000");
        assertThat(number.lastFour()).isEqualTo("8000");
    }

    @Test
    void isEqualHoweverItWasTyped() {
        assertThat(MobileNumber.parse("+86 138-0013-8000"))
                .isEqualTo(MobileNumber.parse("13800138000"))
                .isEqualTo(new MobileNumber("13800138000"));
    }

    @Test
    void revealsNothingInToString() {
        assertThat(MobileNumber.parse("13800138000").toString()).doesNotContainPattern("[0-9]");
    }
}
