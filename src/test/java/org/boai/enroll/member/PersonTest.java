package org.boai.enroll.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    private static final String RESIDENT = "11010519491231002X";
    private static final LocalDate BORN = LocalDate.of(1949, 12, 31);

    private final BlindIndex index = TestKeys.index();

    private static Person person(String name, String phone, LocalDate born, String document) {
        return new Person(
                new PersonName(name),
                new MobileNumber(phone),
                born,
                document == null ? null : new IdentityDocument(DocumentType.RESIDENT_ID, document));
    }

    private byte[] key(String name, String phone, LocalDate born, String document) {
        return person(name, phone, born, document).identityKey(index);
    }

    @Test
    void theSameDocumentIsTheSamePersonWhateverElseIsSaid() {
        assertThat(key("王小明", "13800138000", BORN, RESIDENT))
                .hasSize(32)
                .isEqualTo(key("汪小明", "13900139000", BORN, "11010519491231002x"));
    }

    @Test
    void anotherDocumentIsAnotherPerson() {
        assertThat(key("王小明", "13800138000", BORN, RESIDENT))
                .isNotEqualTo(key("王小明", "13800138000", BORN, "440524188001010014"));
    }

    @Test
    void withoutADocumentNameBirthDateAndPhoneTogetherAreThePerson() {
        byte[] known = key("Anna-Maria Li", "13800138000", BORN, null);

        assertThat(key("anna maria LI", "+86 138 0013 8000", BORN, null)).isEqualTo(known);
        assertThat(key("Anna-Marie Li", "13800138000", BORN, null)).isNotEqualTo(known);
        assertThat(key("Anna-Maria Li", "13800138001", BORN, null)).isNotEqualTo(known);
        assertThat(key("Anna-Maria Li", "13800138000", BORN.plusDays(1), null)).isNotEqualTo(known);
    }

    @Test
    void theSameNameWithAndWithoutADocumentAreTwoKeys() {
        assertThat(key("王小明", "13800138000", BORN, null)).isNotEqualTo(key("王小明", "13800138000", BORN, RESIDENT));
    }

    @Test
    void indexesOfDifferentPurposesAreNeverEqual() {
        var person = person("王小明", "13800138000", BORN, RESIDENT);

        assertThat(person.phoneIndex(index))
                .isNotEqualTo(index.of("name", "13800138000"))
                .isNotEqualTo(index.of("identity", "13800138000"));
        assertThat(person.nameIndex(index)).isNotEqualTo(index.of("phone", "王小明"));
        assertThat(person.identityKey(index)).isNotEqualTo(index.of("name", "document:" + RESIDENT));
    }

    @ParameterizedTest
    @CsvSource({"2012-03-01, 2026-02-28, 13", "2012-03-01, 2026-03-01, 14", "2012-02-29, 2026-02-28, 13"})
    void countsWholeYears(LocalDate born, LocalDate day, int age) {
        assertThat(person("王小明", "13800138000", born, null).ageOn(day)).isEqualTo(age);
    }

    @Test
    void printsNothingOfItself() {
        assertThat(person("王小明", "13800138000", BORN, RESIDENT).toString())
                .doesNotContain("王")
                .doesNotContainPattern("[0-9]");
    }
}
