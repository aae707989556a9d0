package org.boai.enroll.member;

import java.time.LocalDate;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;

/** What of a person is to be put right; null for what stays. */
public record Correction(PersonName name, LocalDate birthDate, MobileNumber phone, IdentityDocument document) {
    public Person applyTo(Person person) {
        return new Person(
                name == null ? person.name() : name,
                phone == null ? person.phone() : phone,
                birthDate == null ? person.birthDate() : birthDate,
                document == null ? person.document() : document);
    }

    @Override
    public String toString() {
        return "Correction[…]";
    }
}
