package org.boai.enroll.page;

import java.util.Objects;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.resteasy.reactive.RestForm;

/**
 * What the steps of following an application carry on, the later ones more; any of it may be absent.
 *
 * @param act       {@code answer} or {@code appeal}, once the phone is proved
 * @param place     what is searched for among villages, as {@code unit} is among units
 * @param residence what was chosen of them, as {@code affiliation} was
 */
public record TypedFollowing(
        @RestForm String phone,
        @RestForm String question,
        @RestForm String answer,
        @RestForm String handle,
        @RestForm String code,
        @RestForm String phoneProof,
        @RestForm String act,
        @RestForm String fullName,
        @RestForm String place,
        @RestForm String residence,
        @RestForm String unit,
        @RestForm String affiliation,
        @RestForm String backgroundProof,
        @RestForm String other,
        @RestForm String words) {
    public TypedFollowing {
        phone = Digits.plain(phone);
    }

    static final TypedFollowing NONE = of(null, null, null);

    /** For a step that asks anew, with the phone and what goes with it; null for what there is none of. */
    static TypedFollowing of(String phone, String handle, String phoneProof) {
        return new TypedFollowing(
                phone, null, null, handle, null, phoneProof, null, null, null, null, null, null, null, null, null);
    }

    /** For the next step, with what lets in. */
    TypedFollowing proved(String proof) {
        return new TypedFollowing(
                phone,
                null,
                null,
                null,
                null,
                proof,
                null,
                fullName,
                place,
                residence,
                unit,
                affiliation,
                backgroundProof,
                other,
                words);
    }

    boolean isProved() {
        return given(phoneProof) != null;
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

    /** Whether something was searched for, and nothing chosen of it. */
    boolean stillSearches() {
        return (given(place) != null && given(residence) == null)
                || (given(unit) != null && given(affiliation) == null);
    }

    static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "TypedFollowing[…]";
    }
}
