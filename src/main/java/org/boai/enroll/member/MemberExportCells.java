package org.boai.enroll.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    /** Whose birth date cannot be read is looked after like a child. */
    boolean minor(Source source, LocalDate today) {
        LocalDate born = opened(Field.BIRTH_DATE, source, source.birthDate(), LocalDate::parse);
        return born == null || Period.between(born, today).getYears() < OF_AGE;
    }

    /** One row that is damaged spoils no list: what cannot be read is left empty. */
    private <T> T opened(Field field, Source source, Object sealed, Function<String, T> made) {
        return cipher.openOrNull(field, source.id(), sealed, made);
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
            case NAME -> opened(Field.FULL_NAME, source, source.fullName(), name -> new PersonName(name).masked());
            case PHONE -> opened(Field.PHONE, source, source.phone(), phone -> new MobileNumber(phone).masked());
            case BIRTH_YEAR ->
                opened(
                        Field.BIRTH_DATE,
                        source,
                        source.birthDate(),
                        day -> String.valueOf(LocalDate.parse(day).getYear()));
            case DOCUMENT -> opened(Field.DOCUMENT_NUMBER, source, source.documentNumber(), MemberRows::masked);
            case KIND -> source.kind();
            case STATUS -> source.status();
            case ORGANIZATION -> source.path();
            case JOINED_ON -> source.joinedOn().toString();
            case ORIGIN -> source.origin();
            case LEGACY_NUMBER -> source.legacyNumber();
            case CARD_NUMBER -> source.cardNumber();
            case FULL_NAME -> opened(Field.FULL_NAME, source, source.fullName(), Function.identity());
            case FULL_PHONE -> opened(Field.PHONE, source, source.phone(), Function.identity());
            case BIRTH_DATE -> opened(Field.BIRTH_DATE, source, source.birthDate(), Function.identity());
            case DOCUMENT_NUMBER -> opened(Field.DOCUMENT_NUMBER, source, source.documentNumber(), Function.identity());
        };
    }
}
