package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.page.Faults.Fault;
import org.boai.enroll.privacy.ConsentProblem;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Map<Purpose, ConsentText> NO_TEXTS = Map.of();

    @Test
    void leadsFromEachErrorToItsField() {
        var faults = Faults.of(
                ProblemException.invalid(List.of(
                        new FieldError("/fullName", "name-character"),
                        new FieldError("/birthDate", "birth-date-required"),
                        new FieldError("/identityDocument/number", "identity-checksum"),
                        new FieldError("/guardian/phone", "phone-invalid"),
                        new FieldError("/consents/0/version", "pattern", "…"))),
                NO_TEXTS,
                Language.ZH);

        assertThat(faults.items())
                .extracting(Fault::field)
                .containsExactly("fullName", "birthYear", "documentNumber", "guardianPhone", "consents");
        assertThat(faults.at("birthYear")).isEqualTo("请填写出生的年、月、日。");
        assertThat(faults.at("phone")).isNull();
        assertThat(faults.under("guardian")).isTrue();
        assertThat(faults.title()).isEqualTo("填写的内容有误");
    }

    @Test
    void saysInTheSummaryWhatBelongsToNoField() {
        var faults = Faults.of(
                ProblemException.invalid("/residence/regionCode", "value-not-readable"), NO_TEXTS, Language.EN);

        assertThat(faults.items()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isNull();
            assertThat(fault.text()).startsWith("This value cannot be read");
        });
    }

    @Test
    void marksEachBoxThatWasNotTicked() {
        var missing = ProblemException.of(ConsentProblem.CONSENT_MISSING)
                .with("purposes", List.of(Purpose.STATUTES, Purpose.GUARDIAN));

        var statutes =
                new ConsentText(Purpose.STATUTES, "1", "承认章程", "I accept the Statutes", "文", "Body", new byte[32]);

        var faults = Faults.of(missing, Map.of(Purpose.STATUTES, statutes), Language.ZH);

        assertThat(faults.at("consent-STATUTES")).isEqualTo("请阅读并勾选：承认章程");
        assertThat(faults.at("consent-GUARDIAN")).startsWith("请阅读并勾选");
        assertThat(faults.at("consent-PRC_CITIZEN")).isNull();
    }

    @Test
    void leadsToTheGuardianWhenAChildApplies() {
        var faults = Faults.of(ProblemException.of(ApplicationProblem.GUARDIAN_REQUIRED), NO_TEXTS, Language.ZH);

        assertThat(faults.at("guardianName")).startsWith("请填写监护人");
        assertThat(faults.advice()).as("said at the field already").isNull();
    }

    @Test
    void isNothingBeforeAnybodySends() {
        assertThat(Faults.NONE.any()).isFalse();
        assertThat(Faults.NONE.at("fullName")).isNull();
    }
}
