package org.boai.enroll.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** On which phones somebody who takes part is told: the one on record, and of a minor the one on which the guardian has consented. */
@ApplicationScoped
class ParticipantPhones {
    private final FieldCipher cipher;

    ParticipantPhones(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * Each once: many children have their parents' number on record. Without those that cannot be read.
     *
     * @param phone    of the member, sealed or null
     * @param guardian of the participation, sealed or null
     */
    List<MobileNumber> of(UUID member, Object phone, UUID participation, Object guardian) {
        var guarding = cipher.openOrNull(Field.GUARDIAN, participation, guardian, KnownGuardian::of);
        return Stream.of(
                        cipher.openOrNull(Field.PHONE, member, phone, MobileNumber::new),
                        guarding == null ? null : guarding.phone())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
