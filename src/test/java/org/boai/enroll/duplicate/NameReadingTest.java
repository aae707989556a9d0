package org.boai.enroll.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.boai.enroll.kernel.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameReadingTest {
    private static final NameReading READING = NameReading.load();

    private static String read(String name) {
        return READING.of(new PersonName(name));
    }

    @ParameterizedTest
    @CsvSource({
        "王晓峰, 王曉峯",
        "吕强, 呂強",
        "周吉, 周𠮷",
        "罗仑, 罗𬬭",
        "买买提·艾力, 買買提‧艾力",
        "买买提·艾力, 买买提 艾力",
        "José Álvarez, jose alvarez"
    })
    void variantsReadTheSame(String one, String other) {
        assertThat(read(one)).isEqualTo(read(other));
    }

    @ParameterizedTest
    @CsvSource({"王晓峰, 王晓明", "李安, 黎平", "西安, 先", "王, 王王"})
    void othersDoNot(String one, String other) {
        assertThat(read(one)).isNotEqualTo(read(other));
    }

    /** What nobody can read is still somebody's name. */
    @Test
    void anUnreadableCharacterStandsForItself() {
        String unreadable = Character.toString(0x3134A);
        assertThat(read("王" + unreadable)).isEqualTo("wang " + unreadable + " ");
    }
}
