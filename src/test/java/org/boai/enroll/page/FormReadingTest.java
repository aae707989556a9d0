package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.application.Background;
import org.boai.enroll.application.Guardian;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.privacy.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormReadingTest {
    private static final String CODE = "482013759";

    @Test
    void readsAWholeForm() {
        UUID organization = UUID.randomUUID();
        var typed = TypedForms.valid().expecting(organization.toString()).with("backgrounds", "RESCUE_TEAM");

        var result = FormReading.of(CODE, typed.build());

        assertThat(result.errors()).isEmpty();
        var request = result.request();
        assertThat(request.code()).isEqualTo(CODE);
        assertThat(request.fullName()).isEqualTo("买买提·艾力");
        assertThat(request.phone()).isEqualTo("13800138000");
        assertThat(request.birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
        assertThat(request.residence().regionCode()).isEqualTo("330106002051");
        assertThat(request.backgrounds()).containsExactly(Background.RESCUE_TEAM);
        assertThat(request.expectedOrganizationId()).isEqualTo(organization);
        assertThat(request.consents())
                .containsExactly(
                        new GivenConsent(Purpose.PRIVACY_POLICY, "1"), new GivenConsent(Purpose.STATUTES, "2.1"));
        assertThat(request.affiliation()).isNull();
        assertThat(request.identityDocument()).isNull();
        assertThat(request.guardian()).isNull();
    }

    @Test
    void leavesOutWhatNobodyTyped() {
        var result = FormReading.of(CODE, Draft.begun());

        assertThat(result.errors()).isEmpty();
        assertThat(result.request().fullName()).isEmpty();
        assertThat(result.request().birthDate()).isNull();
        assertThat(result.request().residence()).isNull();
        assertThat(result.request().backgrounds()).isEmpty();
        assertThat(result.request().consents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1990, 2, 30", "九零, 1, 1", "1990, , 1", "'', 1, 1", "90年, 1, 1", "1990, 13, 1", "19900, 1, 1"})
    void namesADateThatIsNone(String year, String month, String day) {
        var result =
                FormReading.of(CODE, TypedForms.valid().born(year, month, day).build());

        assertThat(result.request().birthDate()).isNull();
        assertThat(result.errors()).containsExactly(new FieldError("/birthDate", "birth-date-not-readable"));
    }

    @Test
    void readsADateWithSpacesAndZeros() {
        var result = FormReading.of(
                CODE, TypedForms.valid().born(" 1958", "09", "3 ").build());

        assertThat(result.request().birthDate()).isEqualTo(LocalDate.of(1958, 9, 3));
    }

    /** As an input method writes them, with spaces and hyphens as people do. */
    @Test
    void readsWideDigits() {
        var typed = TypedForms.valid()
                .born("１９５８", "９", " 3")
                .with("phone", "１３８-0013 8000")
                .with("documentNumber", "３３０１０６１９５８０９０３００１ｘ")
                .with("documentType", "RESIDENT_ID");

        var request = FormReading.of(CODE, typed.build()).request();

        assertThat(request.phone()).isEqualTo("13800138000");
        assertThat(request.birthDate()).isEqualTo(LocalDate.of(1958, 9, 3));
        assertThat(request.identityDocument().number()).isEqualTo("33010619580903001x");
    }

    @Test
    void asksForADocumentOnlyWhenANumberIsThere() {
        var without = TypedForms.valid().with("documentType", "RESIDENT_ID").with("documentNumber", " ");
        var with = TypedForms.valid().with("documentType", "RESIDENT_ID").with("documentNumber", "33010619900101001x");

        assertThat(FormReading.of(CODE, without.build()).request().identityDocument())
                .isNull();
        var document = FormReading.of(CODE, with.build()).request().identityDocument();
        assertThat(document.type()).isEqualTo(DocumentType.RESIDENT_ID);
        assertThat(document.number()).isEqualTo("33010619900101001x");
    }

    @Test
    void readsTheGuardianWhenOneIsNamed() {
        var typed = TypedForms.valid().with("guardianName", "艾力").with("guardianRelation", "PARENT");

        var guardian = FormReading.of(CODE, typed.build()).request().guardian();

        assertThat(guardian.fullName()).isEqualTo("艾力");
        assertThat(guardian.phone()).isEmpty();
        assertThat(guardian.relation()).isEqualTo(Guardian.Relation.PARENT);
    }

    @Test
    void namesWhatNoPageOfOursSends() {
        var typed = TypedForms.valid()
                .expecting("not-an-id")
                .with("affiliation", "42")
                .with("backgrounds", "KING")
                .consenting(List.of("EVERYTHING@1", "STATUTES"));

        var result = FormReading.of(CODE, typed.build());

        assertThat(result.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/affiliation/organizationId", "/backgrounds", "/expectedOrganizationId", "/consents");
        assertThat(result.errors()).extracting(FieldError::code).containsOnly("value-not-readable");
        assertThat(result.request().consents()).isEmpty();
    }
}
