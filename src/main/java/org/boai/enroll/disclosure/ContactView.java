package org.boai.enroll.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.application.Guardian;
import org.boai.enroll.kernel.SystemClock;

/**
 * Whom to call.
 *
 * @param phone    null when the guardian is the one to call
 * @param guardian of a child under fourteen, or null
 * @param until    when it is shown no more
 */
public record ContactView(UUID applicationId, String fullName, String phone, Guardian guardian, OffsetDateTime until) {
    static ContactView of(KnownPerson person, LocalDate today, Instant until) {
        var guardian = person.guardianToCallOn(today);
        return new ContactView(
                person.subject().id(),
                person.fullName(),
                guardian == null ? person.phone() : null,
                guardian,
                until.atZone(SystemClock.ZONE).toOffsetDateTime());
    }

    /** What it shows. */
    List<PersonalField> fields() {
        return List.of(PersonalField.FULL_NAME, guardian == null ? PersonalField.PHONE : PersonalField.GUARDIAN);
    }

    @Override
    public String toString() {
        return "ContactView[" + applicationId + "]";
    }
}
