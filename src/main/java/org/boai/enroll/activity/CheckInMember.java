package org.boai.enroll.activity;

import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Somebody who is there: a member of the caller's subtree by id, or anybody by what the card says, both of it.
 *
 * @param at                    when they came, by default now
 * @param beyondCapacity        whether to take one who has no place though all are taken; by default not
 * @param guardianConsentKeptAt of a minor who has not signed up: where the guardian's signed consent is kept
 */
public record CheckInMember(
        UUID memberId,
        @Pattern(regexp = "[0-9]{17}") String number,
        @ValidPersonName String fullName,
        OffsetDateTime at,
        Boolean beyondCapacity,
        @ValidPlainText(max = 100) String guardianConsentKeptAt) {
    /** @throws ProblemException {@code request-invalid} unless one is said, and no more */
    void requireWho() {
        if ((memberId == null) != (number != null && fullName != null) || memberId != null && number != null) {
            throw ProblemException.invalid("", "member-or-card");
        }
    }

    boolean byCard() {
        return memberId == null;
    }

    PersonName name() {
        return PersonName.parse(fullName);
    }

    boolean evenBeyondCapacity() {
        return Boolean.TRUE.equals(beyondCapacity);
    }

    @Override
    public String toString() {
        return "CheckInMember[" + memberId + "]";
    }
}
