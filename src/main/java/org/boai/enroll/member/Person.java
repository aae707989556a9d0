package org.boai.enroll.member;

import java.time.LocalDate;
import java.time.Period;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.privacy.BlindIndex;

/**
 * Somebody, as far as enrollment needs to know.
 *
 * @param document may be null
 */
public record Person(PersonName name, MobileNumber phone, LocalDate birthDate, IdentityDocument document) {
    /** Who this is: the document's number, or without one name, birth date and phone together. 32 bytes. */
    public byte[] identityKey(BlindIndex index) {
        return document != null ? index.of("identity", "document:" + document.number()) : descriptionKey(index);
    }

    /** Who this seems to be, whatever document was shown: name, birth date and phone together. 32 bytes. */
    public byte[] descriptionKey(BlindIndex index) {
        return index.of("identity", "person:" + name.matchingKey() + ":" + birthDate + ":" + phone.value());
    }

    public byte[] nameIndex(BlindIndex index) {
        return index.of("name", name.matchingKey());
    }

    public byte[] phoneIndex(BlindIndex index) {
        return index.of("phone", phone.value());
    }

    /** Whole years on a day. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
