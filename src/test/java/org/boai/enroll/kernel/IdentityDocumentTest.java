package org.boai.enroll.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.boai.enroll.kernel.Codes.codeOf;
import static org.boai.enroll.kernel.DocumentType.FOREIGN_PERMANENT_RESIDENT;
import static org.boai.enroll.kernel.DocumentType.HMT_RESIDENCE_PERMIT;
import static org.boai.enroll.kernel.DocumentType.PASSPORT;
import static org.boai.enroll.kernel.DocumentType.RESIDENT_ID;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final String WEIGHED = "11010519491231002X";

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002X, 1949-12-31",
        "RESIDENT_ID, 440524188001010014, 1880-01-01",
        "RESIDENT_ID, 34052419800101001X, 1980-01-01",
        "HMT_RESIDENCE_PERMIT, 810000199001010019, 1990-01-01",
        "HMT_RESIDENCE_PERMIT, 820000198506150129, 1985-06-15",
        "HMT_RESIDENCE_PERMIT, 830000198812240052, 1988-12-24"
    })
    void acceptsValidNumbersAndReadsTheBirthDate(DocumentType type, String number, LocalDate birth) {
        IdentityDocument document = IdentityDocument.parse(type, number, TODAY);

        assertThat(document.number()).isEqualTo(number);
        assertThat(document.birthDate()).contains(birth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002x", " 11010519491231002X\n", "\u300011010519491231002x"})
    void acceptsLowerCaseAndSurroundingSpace(String raw) {
        assertThat(resident(raw).number()).isEqualTo(WEIGHED);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002X",
        "RESIDENT_ID, 440524188001010014",
        "RESIDENT_ID, 34052419800101001X",
        "HMT_RESIDENCE_PERMIT, 810000199001010019",
        "HMT_RESIDENCE_PERMIT, 820000198506150129",
        "HMT_RESIDENCE_PERMIT, 830000198812240052"
    })
    void refusesEverySingleWrongCharacter(DocumentType type, String number) {
        for (int position = 0; position < 18; position++) {
            for (char wrong : (position < 17 ? "0123456789" : "0123456789X").toCharArray()) {
                if (wrong != number.charAt(position)) {
                    String changed = number.substring(0, position) + wrong + number.substring(position + 1);
                    assertThat(codeOf(() -> IdentityDocument.parse(type, changed, TODAY)))
                            .isEqualTo("identity-checksum");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "１１０１０５１９４９１２３１００２X",
                "11010519491231002Ｘ",
                "1101051949123100٢X",
                "1101051949123100AB",
                "X10105194912310020",
                "110105 19491231 002X",
                "110105-1949-1231",
                "身份证",
                "11010519491231002\u0000"
            })
    void refusesAnythingButAsciiDigitsAndALastX(String raw) {
        assertThat(refusalOf(raw)).isEqualTo("identity-digits");
    }

    @Test
    void namesTheOldNumbersOfFifteenDigits() {
        assertThat(refusalOf("110105491231002")).isEqualTo("identity-fifteen-digits");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "1", "11010519491231002", "110105194912310021X", "11010549123100X"})
    void refusesOtherLengths(String raw) {
        assertThat(refusalOf(raw)).isEqualTo("identity-length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19490230", "19491301", "19490001", "19490100", "20230229", "19000229", "99999999"})
    void refusesDatesThatDoNotExist(String date) {
        assertThat(refusalOf(numbered("110105", date))).isEqualTo("identity-birth-date");
    }

    @Test
    void acceptsALeapDay() {
        assertThat(resident(numbered("110105", "20240229")).birthDate()).contains(LocalDate.of(2024, 2, 29));
    }

    @Test
    void refusesABirthInTheFuture() {
        assertThat(resident(numbered("330106", "20260301")).birthDate()).contains(TODAY);
        assertThat(refusalOf(numbered("330106", "20260302"))).isEqualTo("identity-birth-date");
    }

    @Test
    void refusesAnAgeAboveOneHundredAndFifty() {
        String number = "440524188001010014";
        LocalDate lastDayOfThatAge = LocalDate.of(2030, 12, 31);

        assertThat(IdentityDocument.parse(RESIDENT_ID, number, lastDayOfThatAge).number())
                .isEqualTo(number);
        assertThat(codeOf(() -> IdentityDocument.parse(RESIDENT_ID, number, lastDayOfThatAge.plusDays(1))))
                .isEqualTo("identity-birth-date");
    }

    @Test
    void staysReadableWhenItsHolderGrowsTooOld() {
        assertThat(new IdentityDocument(RESIDENT_ID, numbered("110105", "17000101")).birthDate())
                .contains(LocalDate.of(1700, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"330103", "330122", "700000", "000000", "110000"})
    void acceptsAbolishedAndUnknownRegions(String region) {
        assertThat(resident(numbered(region, "19800101")).type()).isEqualTo(RESIDENT_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"810000", "820000", "830000", "810001", "820100", "839999"})
    void refusesAResidentIdWithTheRegionOfAPermit(String region) {
        assertThat(refusalOf(numbered(region, "19900101"))).isEqualTo("identity-type");
    }

    /** The foreigners' card of 2023 has 18 digits and the same checksum: only its first digit tells. */
    @ParameterizedTest
    @ValueSource(strings = {"911124", "999999", "900000"})
    void refusesAResidentIdThatBeginsAsAForeignersCardDoes(String region) {
        assertThat(refusalOf(numbered(region, "19810803"))).isEqualTo("identity-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"330106", "110105", "800000", "840000", "810001", "820100"})
    void refusesAPermitWithAnotherRegion(String region) {
        String number = numbered(region, "19900101");

        assertThat(codeOf(() -> IdentityDocument.parse(HMT_RESIDENCE_PERMIT, number, TODAY)))
                .isEqualTo("identity-type");
    }

    @ParameterizedTest
    @CsvSource({
        "FOREIGN_PERMANENT_RESIDENT, 911124198108030024",
        "FOREIGN_PERMANENT_RESIDENT, USA330181080300",
        "PASSPORT, E12345678",
        "PASSPORT, AB123"
    })
    void recognizesForeignersDocumentsLoosely(DocumentType type, String number) {
        IdentityDocument document = IdentityDocument.parse(type, number.toLowerCase(Locale.ROOT), TODAY);

        assertThat(document.number()).isEqualTo(number);
        assertThat(document.birthDate()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "E123",
                "E12345678901234567X",
                "E1234 5678",
                "Ｅ12345678",
                "E1234567\u0668",
                "E1234567ſ",
                "护照12345"
            })
    void refusesOtherShapesOfForeignersDocuments(String raw) {
        assertThat(codeOf(() -> IdentityDocument.parse(PASSPORT, raw, TODAY))).isEqualTo("identity-shape");
        assertThat(codeOf(() -> IdentityDocument.parse(FOREIGN_PERMANENT_RESIDENT, raw, TODAY)))
                .isEqualTo("identity-shape");
    }

    @Test
    void needsAType() {
        assertThatNullPointerException().isThrownBy(() -> IdentityDocument.parse(null, WEIGHED, TODAY));
    }

    @Test
    void showsOnlyTheLastCharacterWhenMasked() {
        assertThat(resident(WEIGHED).masked()).isEqualTo("已登记 ···X");
        assertThat(IdentityDocument.parse(PASSPORT, "E12345678", TODAY).masked())
                .isEqualTo("已登记 ···8");
    }

    @Test
    void revealsNothingInToString() {
        assertThat(resident(WEIGHED).toString()).doesNotContainPattern("[0-9]").doesNotContain("RESIDENT");
    }

    @ParameterizedTest
    @EnumSource
    void letsOnlyCitizensDocumentsBeEligible(DocumentType type) {
        assertThat(type.eligible()).isEqualTo(type == RESIDENT_ID || type == HMT_RESIDENCE_PERMIT);
    }

    private static IdentityDocument resident(String number) {
        return IdentityDocument.parse(RESIDENT_ID, number, TODAY);
    }

    private static String refusalOf(String number) {
        return codeOf(() -> resident(number));
    }

    /** The check character by the standard's other definition: the weighted sum of all 18 is 1 modulo 11. */
    private static String numbered(String region, String birth) {
        String digits = region + birth + "002";
        for (int check = 0; check <= 10; check++) {
            int sum = check;
            for (int i = 0; i < 17; i++) {
                sum += (digits.charAt(i) - '0') * ((1 << 17 - i) % 11);
            }
            if (sum % 11 == 1) {
                return digits + (check == 10 ? "X" : check);
            }
        }
        throw new AssertionError("one of eleven always fits");
    }
}
