package org.boai.enroll.page;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.resteasy.reactive.RestForm;

/** What the steps of {@code /not-me} carry on, the later ones more; any of it may be absent. */
public record TypedDisowning(
        @RestForm String phone,
        @RestForm String question,
        @RestForm String answer,
        @RestForm String handle,
        @RestForm String code,
        @RestForm String phoneProof,
        @RestForm List<String> applications) {
    static final TypedDisowning NONE = new TypedDisowning(null, null, null, null, null, null, null);

    private static final int MOST = 100;

    TypedDisowning withProof(String proof) {
        return new TypedDisowning(phone, null, null, null, null, proof, applications);
    }

    boolean proved() {
        return isGiven(phoneProof);
    }

    boolean holdsCode() {
        return isGiven(handle);
    }

    TypedProof proof() {
        return new TypedProof(
                Objects.requireNonNullElse(question, ""),
                Objects.requireNonNullElse(answer, ""),
                Objects.requireNonNullElse(handle, ""),
                Objects.requireNonNullElse(code, ""));
    }

    /** @throws ProblemException {@code request-invalid} */
    MobileNumber number() {
        try {
            return MobileNumber.parse(phone);
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/phone", e.code());
        }
    }

    /** What was ticked; what is no identifier was not. */
    List<UUID> chosen() {
        return applications == null
                ? List.of()
                : applications.stream()
                        .map(TypedDisowning::id)
                        .filter(Objects::nonNull)
                        .limit(MOST)
                        .toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    @Override
    public String toString() {
        return "TypedDisowning[…]";
    }
}
