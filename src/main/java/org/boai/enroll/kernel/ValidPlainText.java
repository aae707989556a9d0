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
 * The text passes {@link PlainText#require}, or is null. A violation names the rule that is
 * broken: its message template is the code of the {@link InvalidValue} in braces.
 */
@Documented
@Constraint(validatedBy = ValidPlainText.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidPlainText {

    /** The greatest length in code points. */
    int max();

    String message() default "{text-blank}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks {@link PlainText#require}. */
    class Validator implements ConstraintValidator<ValidPlainText, String> {
        private int max;

        @Override
        public void initialize(ValidPlainText constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(String raw, ConstraintValidatorContext context) {
            return ParseCheck.passes(raw, text -> PlainText.require(text, max), context);
        }
    }
}
