package org.boai.enroll.disclosure;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import java.util.UUID;
import org.boai.enroll.application.Guardian;
import org.boai.enroll.kernel.ProblemException;

/**
 * A person in full, as stored; only for this package to choose from.
 *
 * @param memberId  null while it is an application
 * @param guardian  may be null, as {@code documentNumber}
 * @param reachable whether the person still wants something of us: not refused, not withdrawn, not left
 */
record KnownPerson(
        Subject subject,
        UUID memberId,
        UUID organizationId,
        String fullName,
        String phone,
        LocalDate birthDate,
        String documentNumber,
        Guardian guardian,
        boolean reachable) {
    private static final int GUARDED_UNTIL = 14;
    private static final int MINOR_UNTIL = 18;

    boolean minorOn(LocalDate day) {
        return ageOn(day) < MINOR_UNTIL;
    }

    /** Whom to call about a child under fourteen; null when the person is called. */
    Guardian guardianToCallOn(LocalDate day) {
        return ageOn(day) < GUARDED_UNTIL ? guardian : null;
    }

    private int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    DisclosedFields only(Set<PersonalField> fields) {
        return new DisclosedFields(
                fields.contains(PersonalField.FULL_NAME) ? fullName : null,
                fields.contains(PersonalField.PHONE) ? phone : null,
                fields.contains(PersonalField.BIRTH_DATE) ? birthDate : null,
                fields.contains(PersonalField.DOCUMENT_NUMBER) ? documentNumber : null,
                fields.contains(PersonalField.GUARDIAN) ? guardian : null);
    }

    void requireReachable() {
        if (!reachable) {
            throw ProblemException.of(DisclosureProblem.CONTACT_OVER);
        }
    }

    @Override
    public String toString() {
        return "KnownPerson[" + subject + "]";
    }
}
