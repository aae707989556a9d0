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
 * The text parses as a {@link PersonName}, or is null. A violation names the rule that is
 * broken: its message template is the code of the {@link InvalidValue} in braces.
 */
@Documented
@Constraint(validatedBy = ValidPersonName.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidPersonName {

    String message() default "{name-character}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks {@link PersonName#parse}. */
    class Validator implements ConstraintValidator<ValidPersonName, String> {
        @Override
        public boolean isValid(String raw, ConstraintValidatorContext context) {
            return ParseCheck.passes(raw, PersonName::parse, context);
        }
    }
}
