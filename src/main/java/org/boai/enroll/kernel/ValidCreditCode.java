package org.boai.enroll.kernel;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text parses as a {@link CreditCode}, or is null. A violation names the rule that is broken: its message template is
 * the code of the {@link InvalidValue} in braces.
 */
@Documented
@Constraint(validatedBy = ValidCreditCode.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidCreditCode {

    String message() default "{credit-code-shape}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks {@link CreditCode#parse}. */
    class Validator implements ConstraintValidator<ValidCreditCode, String> {
        @Override
        public boolean isValid(String raw, ConstraintValidatorContext context) {
            return ParseCheck.passes(raw, CreditCode::parse, context);
        }
    }
}
