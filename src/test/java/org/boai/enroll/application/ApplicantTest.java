package org.boai.enroll.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.boai.enroll.application.ApplicationConfig.DocumentRule;
import org.boai.enroll.application.ApplicationConfig.KindRule;
import org.boai.enroll.code.CodeCard;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.privacy.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicantTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate ADULT = LocalDate.of(1990, 1, 1);
    private static final Guardian GUARDIAN = new Guardian("王大明", "13900139000", Guardian.Relation.PARENT);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    // --- builders

    private static SubmitApplication.Document resident(LocalDate born) {
        String digits = "330106" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "002";
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return document(DocumentType.RESIDENT_ID, digits + "10X98765432".charAt(sum % 11));
    }

    private static SubmitApplication.Document document(DocumentType type, String number) {
        return new SubmitApplication.Document(type, number);
    }

    private static SubmitApplication request(
            LocalDate born, SubmitApplication.Document document, Guardian guardian, Background... backgrounds) {
        return new SubmitApplication(
                "123456784",
                "王小明",
                "+86 138 0013 8000",
                born,
                document,
                null,
                null,
                backgrounds.length == 0 ? null : List.of(backgrounds),
                guardian,
                null,
                null,
                null,
                List.of());
    }

    private static Applicant applicant(LocalDate born, Background... backgrounds) {
        return Applicant.of(request(born, null, GUARDIAN, backgrounds), DocumentRule.OPTIONAL, TODAY);
    }

    private static ProblemException refusal(SubmitApplication request, DocumentRule rule) {
        return catchThrowableOfType(ProblemException.class, () -> Applicant.of(request, rule, TODAY));
    }

    private static void assertInvalid(SubmitApplication request, DocumentRule rule, String pointer, String code) {
        var refused = refusal(request, rule);
        assertThat(refused.type()).isEqualTo(CommonProblem.REQUEST_INVALID);
        assertThat(refused.errors()).containsExactly(new FieldError(pointer, code));
    }

    // --- birth date

    @Test
    void withoutADocumentTheBirthDateIsRequired() {
        assertInvalid(request(null, null, null), DocumentRule.OPTIONAL, "/birthDate", "birth-date-required");
    }

    @Test
    void withADocumentTheBirthDateIsTheOneInIt() {
        var applicant = Applicant.of(request(null, resident(ADULT), null), DocumentRule.OPTIONAL, TODAY);

        assertThat(applicant.person().birthDate()).isEqualTo(ADULT);
        assertThat(applicant.age()).isEqualTo(36);
    }

    @Test
    void aBirthDateOtherThanTheDocumentsIsRefused() {
        assertInvalid(
                request(ADULT.plusDays(1), resident(ADULT), null),
                DocumentRule.OPTIONAL,
                "/birthDate",
                "birth-date-mismatch");
    }

    @Test
    void aBirthDateLikeTheDocumentsIsAccepted() {
        assertThatCode(() -> Applicant.of(request(ADULT, resident(ADULT), null), DocumentRule.REQUIRED, TODAY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2027-01-01", "1876-02-29", "0001-01-01"})
    void aBirthInTheFutureOrBeyondAllAgesIsImpossible(LocalDate born) {
        assertInvalid(request(born, null, GUARDIAN), DocumentRule.OPTIONAL, "/birthDate", "birth-date-impossible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "1876-03-01"})
    void aBirthTodayOrOneHundredAndFiftyYearsAgoIsPossible(LocalDate born) {
        assertThat(applicant(born).person().birthDate()).isEqualTo(born);
    }

    // --- document

    @Test
    void whereADocumentIsRequiredItsAbsenceIsRefused() {
        assertInvalid(request(ADULT, null, null), DocumentRule.REQUIRED, "/identityDocument", "identity-required");
    }

    @Test
    void whereNoDocumentIsAskedForItIsRefused() {
        assertInvalid(
                request(ADULT, resident(ADULT), null), DocumentRule.OFF, "/identityDocument", "identity-not-asked");
    }

    @Test
    void whereNoDocumentIsAskedForNoneIsNeeded() {
        assertThat(Applicant.of(request(ADULT, null, null), DocumentRule.OFF, TODAY)
                        .person()
                        .document())
                .isNull();
    }

    @Test
    void aWrongNumberPointsToTheNumberWithTheRuleThatItBreaks() {
        assertInvalid(
                request(ADULT, document(DocumentType.RESIDENT_ID, "330106199001010021"), null),
                DocumentRule.OPTIONAL,
                "/identityDocument/number",
                "identity-checksum");
    }

    @ParameterizedTest
    @CsvSource({"PASSPORT, E12345678", "FOREIGN_PERMANENT_RESIDENT, 911124198108030024", "PASSPORT, ?"})
    void foreignersAreNotEligibleWhateverTheNumber(DocumentType type, String number) {
        assertThat(refusal(request(ADULT, document(type, number), null), DocumentRule.OPTIONAL)
                        .type())
                .isEqualTo(ApplicationProblem.NOT_ELIGIBLE);
    }

    @Test
    void permitsOfHongKongMacaoAndTaiwanAreEligible() {
        var permit = document(DocumentType.HMT_RESIDENCE_PERMIT, "810000199001010019");

        assertThat(Applicant.of(request(null, permit, null), DocumentRule.REQUIRED, TODAY)
                        .person()
                        .birthDate())
                .isEqualTo(ADULT);
    }

    // --- children

    @Test
    void underFourteenAGuardianIsRequired() {
        var lastDayOfThirteen = TODAY.minusYears(14).plusDays(1);

        assertThat(refusal(request(lastDayOfThirteen, null, null), DocumentRule.OPTIONAL)
                        .type())
                .isEqualTo(ApplicationProblem.GUARDIAN_REQUIRED);
    }

    @Test
    void onTheFourteenthBirthdayNoGuardianIsNeeded() {
        var applicant = Applicant.of(request(TODAY.minusYears(14), null, null), DocumentRule.OPTIONAL, TODAY);

        assertThat(applicant.minor()).isFalse();
        assertThat(applicant.age()).isEqualTo(14);
    }

    @Test
    void aChildWithItsGuardianIsAMinor() {
        assertThat(applicant(TODAY.minusYears(14).plusDays(1)).minor()).isTrue();
    }

    @Test
    void theAgeOfADocumentCountsLikeTheOneThatIsTyped() {
        assertThat(refusal(request(null, resident(LocalDate.of(2015, 1, 1)), null), DocumentRule.REQUIRED)
                        .type())
                .isEqualTo(ApplicationProblem.GUARDIAN_REQUIRED);
    }

    @Test
    void aChildNeedsTheGuardiansConsentBesideTheOthers() {
        assertThat(applicant(LocalDate.of(2015, 1, 1)).requiredConsents())
                .containsAll(CodeCard.REQUIRED)
                .contains(Purpose.GUARDIAN)
                .hasSize(CodeCard.REQUIRED.size() + 1);
        assertThat(applicant(ADULT).requiredConsents()).containsExactlyInAnyOrderElementsOf(CodeCard.REQUIRED);
    }

    // --- priority and kind

    @ParameterizedTest
    @EnumSource
    void onlyTrainedRescuersHavePriority(Background background) {
        boolean trained = background == Background.FIRST_AID_CERTIFICATE || background == Background.RESCUE_TEAM;

        assertThat(applicant(ADULT, background).priority()).isEqualTo(trained);
    }

    @Test
    void oneBackgroundWithPriorityAmongOthersSuffices() {
        assertThat(applicant(ADULT, Background.VOLUNTEER, Background.RESCUE_TEAM)
                        .priority())
                .isTrue();
        assertThat(applicant(ADULT).priority()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "IN_SCHOOL, 2008-03-01, false, ADULT",
        "IN_SCHOOL, 2008-03-01, true, YOUTH",
        "IN_SCHOOL, 2008-03-02, false, YOUTH",
        "IN_SCHOOL, 2008-03-02, true, YOUTH",
        "AGE_18, 2008-03-01, false, ADULT",
        "AGE_18, 2008-03-01, true, ADULT",
        "AGE_18, 2008-03-02, false, YOUTH",
        "AGE_18, 2008-03-02, true, YOUTH"
    })
    void theKindFollowsAgeAndSchool(KindRule rule, LocalDate born, boolean school, MemberKind kind) {
        assertThat(applicant(born).kind(rule, school)).isEqualTo(kind);
    }
}
