package org.boai.enroll.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** 2 to 40 small letters, digits, dots, hyphens and underscores, the first a letter or digit. */
@Documented
@NotNull
@Pattern(regexp = ValidUsername.SHAPE)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidUsername {
    String SHAPE = "[a-z0-9][a-z0-9._-]{1,39}";

    String message() default "{username-shape}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
