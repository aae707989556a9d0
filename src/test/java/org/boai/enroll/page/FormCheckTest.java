package org.boai.enroll.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.routing.Whereabouts;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FormCheckTest {
    private static ValidatorFactory factory;
    private static FormCheck check;

    @BeforeAll
    static void open() {
        factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
        check = new FormCheck(factory.getValidator(), null);
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void letsAWholeFormPass() {
        var reading = FormReading.of("482013759", TypedForms.valid().build());

        assertThat(check.complete(reading)).isEqualTo(reading.request());
    }

    @Test
    void namesEverythingThatIsWrongAtOnceInTheOrderOfThePage() {
        var typed = TypedForms.valid()
                .born("1990", "2", "30")
                .with("phone", "12")
                .with("fullName", "<b>")
                .with("guardianName", "艾力");

        var problem = catchThrowableOfType(
                ProblemException.class, () -> check.complete(FormReading.of("482013759", typed.build())));

        assertThat(problem.type().slug()).isEqualTo("request-invalid");
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .startsWith("/fullName", "/phone", "/birthDate")
                .contains("/guardian/phone", "/guardian/relation");
        assertThat(problem.errors()).extracting(FieldError::code).startsWith("name-character", "phone-invalid");
    }

    @Test
    void namesAValueOnce() {
        var typed = TypedForms.valid().with("guardianName", "艾力").with("guardianPhone", "13800138000");

        var problem = catchThrowableOfType(
                ProblemException.class, () -> check.complete(FormReading.of("482013759", typed.build())));

        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/guardian/relation");
    }

    @Test
    void looksOnlyForPlacesThatHaveTheShapeOfOne() {
        assertThat(check.whereabouts(new TypedPlace("330106002051", null)))
                .isEqualTo(new Whereabouts("330106002051", null));
        assertThatThrownBy(() -> check.whereabouts(new TypedPlace("33' OR 1=1", null)))
                .hasMessage("region-unknown");
    }
}
