package org.boai.enroll.kernel;

import jakarta.validation.ConstraintValidatorContext;
import java.util.function.Consumer;

/** Lets a parser decide a constraint, so that a rule is written once and the violation carries the code it broke. */
final class ParseCheck {

    private ParseCheck() {}

    /** Null is valid, as in all of Bean Validation: whether a value may be missing is another constraint. */
    static boolean passes(String raw, Consumer<String> parser, ConstraintValidatorContext context) {
        if (raw == null) {
            return true;
        }
        try {
            parser.accept(raw);
            return true;
        } catch (InvalidValue invalid) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("{" + invalid.code() + "}")
                    .addConstraintViolation();
            return false;
        }
    }
}
