package org.boai.enroll.page;

import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.resteasy.reactive.RestForm;

/** A new number as typed, and the token of the form; either may be absent. */
public record TypedPhone(@RestForm String phone, @RestForm String token) {
    static final TypedPhone NONE = new TypedPhone(null, null);

    /** @throws ProblemException {@code request-invalid} */
    MobileNumber number() {
        try {
            return MobileNumber.parse(phone == null ? "" : phone);
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/phone", e.code());
        }
    }

    @Override
    public String toString() {
        return "TypedPhone[…]";
    }
}
