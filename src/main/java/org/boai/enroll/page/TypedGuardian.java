package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boai.enroll.activity.ActivityGuardian;
import org.boai.enroll.activity.ActivityGuardian.Relation;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.resteasy.reactive.RestForm;

/** A guardian as typed, what proves the phone, and the token of the form; any of it may be absent. */
public record TypedGuardian(
        @RestForm String guardianName,
        @RestForm String guardianPhone,
        @RestForm String guardianRelation,
        @RestForm String token,
        @RestForm String question,
        @RestForm String answer,
        @RestForm String handle,
        @RestForm String code) {
    static final TypedGuardian NONE = new TypedGuardian(null, null, null, null, null, null, null, null);

    TypedProof proof() {
        return new TypedProof(question, answer, handle, code);
    }

    /** Nobody was asked for a guardian yet. */
    boolean isAbsent() {
        return guardianName == null && guardianPhone == null;
    }

    /** @throws ProblemException {@code request-invalid} with what is wrong, in the order of the form */
    void requireRight() {
        List<FieldError> errors = new ArrayList<>();
        note(errors, "/guardian/fullName", () -> PersonName.parse(guardianName));
        note(errors, "/guardian/phone", () -> MobileNumber.parse(guardianPhone));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static void note(List<FieldError> errors, String pointer, Runnable check) {
        try {
            check.run();
        } catch (InvalidValue e) {
            errors.add(new FieldError(pointer, e.code()));
        }
    }

    PersonName name() {
        return PersonName.parse(guardianName);
    }

    MobileNumber number() {
        return MobileNumber.parse(guardianPhone);
    }

    /** What nobody can choose on the page is something else. */
    public Relation relation() {
        return Arrays.stream(Relation.values())
                .filter(relation -> relation.name().equals(guardianRelation))
                .findFirst()
                .orElse(Relation.OTHER);
    }

    ActivityGuardian with(String phoneProof) {
        return new ActivityGuardian(guardianName, guardianPhone, relation(), phoneProof);
    }

    @Override
    public String toString() {
        return "TypedGuardian[…]";
    }
}
