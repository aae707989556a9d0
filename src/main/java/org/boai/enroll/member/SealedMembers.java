package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** Reads a person out of a row of the register, and seals one into it, with the keys that follow. */
@ApplicationScoped
class SealedMembers {
    private static final String WRITE =
            """
            UPDATE members SET identity_key = $2, description_key = $3, full_name = $4, name_index = $5, phone = $6,
                phone_index = $7, birth_date = $8, document_number = $9, version = version + 1
            WHERE id = $1""";

    private final FieldCipher cipher;
    private final BlindIndex index;

    SealedMembers(FieldCipher cipher, BlindIndex index) {
        this.cipher = cipher;
        this.index = index;
    }

    /** @param rest birth date and document number, the latter null without one */
    Person open(UUID row, Buffer name, Buffer phone, Buffer... rest) {
        String number = open(Field.DOCUMENT_NUMBER, row, rest[1]);
        return new Person(
                new PersonName(open(Field.FULL_NAME, row, name)),
                new MobileNumber(open(Field.PHONE, row, phone)),
                LocalDate.parse(open(Field.BIRTH_DATE, row, rest[0])),
                number == null ? null : document(number));
    }

    /** The register keeps no type of a document; a citizen's number is one, any other is kept as it is. */
    private static IdentityDocument document(String number) {
        boolean permit = number.startsWith("81") || number.startsWith("82") || number.startsWith("83");
        return new IdentityDocument(permit ? DocumentType.HMT_RESIDENCE_PERMIT : DocumentType.RESIDENT_ID, number);
    }

    private String open(Field field, UUID row, Buffer sealed) {
        return sealed == null ? null : cipher.open(field, row, sealed.getBytes());
    }

    /** In the session at hand. */
    Uni<Void> write(UUID row, Person person) {
        String document = person.document() == null ? null : person.document().number();
        return Statements.update(
                        WRITE,
                        row,
                        person.identityKey(index),
                        person.descriptionKey(index),
                        cipher.seal(Field.FULL_NAME, row, person.name().value()),
                        person.nameIndex(index),
                        cipher.seal(Field.PHONE, row, person.phone().value()),
                        person.phoneIndex(index),
                        cipher.seal(Field.BIRTH_DATE, row, person.birthDate().toString()),
                        cipher.seal(Field.DOCUMENT_NUMBER, row, document))
                .replaceWithVoid();
    }
}
