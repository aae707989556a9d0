package org.boai.enroll.rights;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.member.Correction;

/** How it should read; what is absent stays. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wishes(
        @ValidPersonName String fullName,
        LocalDate birthDate,
        @ValidMobileNumber String phone,
        @Valid Document identityDocument) {
    /** A document as it was typed. */
    public record Document(@NotNull DocumentType type, @NotNull @Size(max = 40) String number) {
        @Override
        public String toString() {
            return "Document[…]";
        }
    }

    /** @throws ProblemException {@code request-invalid} with pointers, {@code nothing-to-correct} */
    Correction checked(LocalDate today) {
        if (fields().isEmpty()) {
            throw ProblemException.of(RightsProblem.NOTHING_TO_CORRECT);
        }
        if (birthDate != null && (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(150)))) {
            throw ProblemException.invalid("/correction/birthDate", "birth-date-impossible");
        }
        return correction(today);
    }

    Correction correction(LocalDate today) {
        return new Correction(
                fullName == null ? null : PersonName.parse(fullName),
                birthDate,
                phone == null ? null : MobileNumber.parse(phone),
                document(today));
    }

    private IdentityDocument document(LocalDate today) {
        if (identityDocument == null) {
            return null;
        }
        if (!identityDocument.type().eligible()) {
            throw ProblemException.invalid("/correction/identityDocument/type", "identity-type");
        }
        try {
            var document = IdentityDocument.parse(identityDocument.type(), identityDocument.number(), today);
            document.birthDate()
                    .filter(born -> birthDate != null && !born.equals(birthDate))
                    .ifPresent(other -> {
                        throw ProblemException.invalid("/correction/birthDate", "birth-date-mismatch");
                    });
            return document;
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/correction/identityDocument/number", e.code());
        }
    }

    /** Nothing but a new number, which its holder can prove alone. */
    @JsonIgnore
    boolean isOnlyThePhone() {
        return phone != null && fields().size() == 1;
    }

    Wishes withoutDocument() {
        return new Wishes(fullName, birthDate, phone, null);
    }

    /** In one line, for the person who wished it. */
    String asText() {
        return Stream.of(fullName, birthDate, phone, identityDocument == null ? null : identityDocument.number())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("；"));
    }

    /** Names of what should change. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        if (fullName != null) {
            fields.add("FULL_NAME");
        }
        if (birthDate != null) {
            fields.add("BIRTH_DATE");
        }
        if (phone != null) {
            fields.add("PHONE");
        }
        if (identityDocument != null) {
            fields.add("DOCUMENT_NUMBER");
        }
        return fields;
    }

    @Override
    public String toString() {
        return "Wishes" + fields();
    }
}
