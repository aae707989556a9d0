package org.boai.enroll.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** The cells of a member, masked unless they may be seen in full. */
@ApplicationScoped
class MemberExportCells {
    private static final int OF_AGE = 18;

    private final FieldCipher cipher;

    MemberExportCells(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * What a row of the register and what stands beside it say.
     *
     * @param path names from the root down
     */
    record Source(
            UUID id,
            String number,
            String kind,
            String status,
            byte[] fullName,
            byte[] phone,
            byte[] birthDate,
            byte[] documentNumber,
            LocalDate joinedOn,
            String origin,
            String path,
            String legacyNumber,
            String cardNumber) {
        @Override
        public String toString() {
            return "Source[" + id + "]";
        }
    }

    boolean minor(Source source, LocalDate today) {
        return Period.between(birthDate(source), today).getYears() < OF_AGE;
    }

    private LocalDate birthDate(Source source) {
        return LocalDate.parse(cipher.open(Field.BIRTH_DATE, source.id(), source.birthDate()));
    }

    /** @param inFull whether this member's fields may be seen in full where that was asked for */
    List<String> of(Source source, List<MemberExportField> fields, boolean inFull) {
        return fields.stream()
                .map(field -> field.full() && !inFull ? masked(field, source) : cell(field, source))
                .toList();
    }

    private String masked(MemberExportField field, Source source) {
        return switch (field) {
            case FULL_NAME -> cell(MemberExportField.NAME, source);
            case FULL_PHONE -> cell(MemberExportField.PHONE, source);
            case BIRTH_DATE -> cell(MemberExportField.BIRTH_YEAR, source);
            default -> cell(MemberExportField.DOCUMENT, source);
        };
    }

    private String cell(MemberExportField field, Source source) {
        return switch (field) {
            case NUMBER -> source.number();
            case NAME -> new PersonName(name(source)).masked();
            case PHONE -> new MobileNumber(phone(source)).masked();
            case BIRTH_YEAR -> String.valueOf(birthDate(source).getYear());
            case DOCUMENT -> source.documentNumber() == null ? null : MemberRows.masked(document(source));
            case KIND -> source.kind();
            case STATUS -> source.status();
            case ORGANIZATION -> source.path();
            case JOINED_ON -> source.joinedOn().toString();
            case ORIGIN -> source.origin();
            case LEGACY_NUMBER -> source.legacyNumber();
            case CARD_NUMBER -> source.cardNumber();
            case FULL_NAME -> name(source);
            case FULL_PHONE -> phone(source);
            case BIRTH_DATE -> birthDate(source).toString();
            case DOCUMENT_NUMBER -> document(source);
        };
    }

    private String name(Source source) {
        return cipher.open(Field.FULL_NAME, source.id(), source.fullName());
    }

    private String phone(Source source) {
        return cipher.open(Field.PHONE, source.id(), source.phone());
    }

    private String document(Source source) {
        return cipher.open(Field.DOCUMENT_NUMBER, source.id(), source.documentNumber());
    }
}
