package org.boai.enroll.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.rights.AskForRight;
import org.boai.enroll.web.Violations;

/** Holds a wish that was typed to the rules that a JSON request is held to. */
@ApplicationScoped
class WishCheck {
    private final Validator validator;

    WishCheck(Validator validator) {
        this.validator = validator;
    }

    /** @throws ProblemException {@code request-invalid} */
    AskForRight checked(TypedWish typed) {
        AskForRight wish = typed.read();
        var errors = Violations.errors(validator.validate(wish));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(errors));
        }
        return wish;
    }
}
