package org.boai.enroll.activity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;

/**
 * Who consents that a minor takes part (民法典 19, 34): known by name, and reached on a phone that was proved for it.
 *
 * @param phoneProof of the phone, for the purpose {@code GUARDIAN}; good once
 */
public record ActivityGuardian(
        @NotNull @ValidPersonName String fullName,
        @NotNull @ValidMobileNumber String phone,
        @NotNull Relation relation,
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String phoneProof) {
    /** How the guardian stands to the minor. */
    public enum Relation {
        PARENT,
        GRANDPARENT,
        SIBLING,
        OTHER
    }

    MobileNumber number() {
        return MobileNumber.parse(phone);
    }

    /**
     * Nobody consents to their own deed; the phone may be the same all the same (decision 0029).
     *
     * @throws ProblemException {@code request-invalid} when it is the minor's own name
     */
    static void requireAnother(PersonName guardian, PersonName minor) {
        if (guardian.matchingKey().equals(minor.matchingKey())) {
            throw ProblemException.invalid("/guardian/fullName", "guardian-oneself");
        }
    }

    PersonName name() {
        return PersonName.parse(fullName);
    }

    /** In one line, for the person it is about. */
    String asText() {
        return fullName.strip() + " " + number().value() + " " + relation;
    }

    @Override
    public String toString() {
        return "ActivityGuardian[…]";
    }
}
