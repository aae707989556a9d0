package org.boai.enroll.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.application.Background;
import org.boai.enroll.application.Guardian;
import org.boai.enroll.application.SubmitApplication;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.routing.FindPlacement;

/** Reads a draft as the request that every other client sends; what cannot be read is named and left out. */
final class FormReading {
    private final Draft draft;
    private final TypedWho who;
    private final TypedPlace place;
    private final TypedDetails details;
    private final TypedAgreement agreement;
    private final List<FieldError> errors = new ArrayList<>();

    private FormReading(Draft draft) {
        this.draft = draft;
        this.who = Objects.requireNonNullElse(draft.who(), TypedWho.NOBODY);
        this.place = Objects.requireNonNullElse(draft.place(), TypedPlace.NOWHERE);
        this.details = Objects.requireNonNullElse(draft.details(), TypedDetails.NONE);
        this.agreement = Objects.requireNonNullElse(draft.agreement(), TypedAgreement.NONE);
    }

    /**
     * @param request what could be read; complete only when there are no errors
     * @param errors  one for each value that could not be read
     */
    record Result(SubmitApplication request, List<FieldError> errors) {}

    /** What was not asked yet is absent. */
    static Result of(String code, Draft draft) {
        return new FormReading(draft).read(code);
    }

    private Result read(String code) {
        UUID affiliation = id("/affiliation/organizationId", place.affiliation());
        String residence = given(place.residence());
        var request = new SubmitApplication(
                code,
                Objects.requireNonNullElse(who.fullName(), ""),
                Objects.requireNonNullElse(who.phone(), ""),
                birthDate(),
                document(),
                residence == null ? null : new FindPlacement.Residence(residence),
                affiliation == null ? null : new FindPlacement.Affiliation(affiliation),
                backgrounds(),
                guardian(),
                id("/expectedOrganizationId", agreement.expectedOrganizationId()),
                given(draft.phoneProof()),
                draft.invited() == null ? null : draft.invited().token(),
                consents());
        return new Result(request, List.copyOf(errors));
    }

    private LocalDate birthDate() {
        var written = TypedDate.of(details.birthYear(), details.birthMonth(), details.birthDay());
        LocalDate date = written.absent() ? null : written.read();
        if (date == null && !written.absent()) {
            errors.add(new FieldError("/birthDate", "birth-date-not-readable"));
        }
        return date;
    }

    private SubmitApplication.Document document() {
        if (given(details.documentNumber()) == null) {
            return null;
        }
        var type = choice(DocumentType.class, "/identityDocument/type", details.documentType());
        return type == null ? null : new SubmitApplication.Document(type, details.documentNumber());
    }

    private List<Background> backgrounds() {
        return ticked(details.backgrounds())
                .map(name -> choice(Background.class, "/backgrounds", name))
                .filter(Objects::nonNull)
                .toList();
    }

    private Guardian guardian() {
        if (!details.namesGuardian()) {
            return null;
        }
        return new Guardian(
                Objects.requireNonNullElse(details.guardianName(), ""),
                Objects.requireNonNullElse(details.guardianPhone(), ""),
                choice(Guardian.Relation.class, "/guardian/relation", details.guardianRelation()));
    }

    private List<GivenConsent> consents() {
        return Stream.of(who.consents(), details.consents(), agreement.consents())
                .flatMap(FormReading::ticked)
                .map(this::consent)
                .filter(Objects::nonNull)
                .toList();
    }

    private GivenConsent consent(String name) {
        String[] parts = name.split("@", 2);
        var purpose = choice(Purpose.class, "/consents", parts[0]);
        return purpose == null || parts.length < 2 ? null : new GivenConsent(purpose, parts[1]);
    }

    private UUID id(String pointer, String text) {
        if (given(text) == null) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(pointer, "value-not-readable"));
            return null;
        }
    }

    private <E extends Enum<E>> E choice(Class<E> type, String pointer, String name) {
        try {
            return Enum.valueOf(type, Objects.requireNonNullElse(name, ""));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(pointer, "value-not-readable"));
            return null;
        }
    }

    private static Stream<String> ticked(List<String> names) {
        return names == null ? Stream.of() : names.stream().distinct();
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
