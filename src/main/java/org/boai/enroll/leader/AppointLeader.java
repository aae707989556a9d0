package org.boai.enroll.leader;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;

/**
 * Somebody was elected or appointed.
 *
 * @param memberId a member of the organization's line; or else {@code fullName} and {@code phone}
 * @param from     the first day
 * @param until    the last day; null for a term of the usual length, which is also the longest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointLeader(
        @NotNull UUID organizationId,
        @NotNull LeaderOffice office,
        UUID memberId,
        @ValidPersonName String fullName,
        @ValidMobileNumber String phone,
        @NotNull LocalDate from,
        LocalDate until) {
    /** @throws ProblemException {@code request-invalid} unless it says who, in one way */
    void requireSomebody() {
        boolean named = fullName != null && phone != null;
        boolean halfNamed = (fullName == null) != (phone == null);
        if (halfNamed || named == (memberId != null)) {
            throw ProblemException.invalid("/memberId", "member-or-name-and-phone");
        }
    }

    /** Only when it names no member. */
    PersonName name() {
        return PersonName.parse(fullName);
    }

    /** Likewise. */
    MobileNumber mobile() {
        return MobileNumber.parse(phone);
    }

    @Override
    public String toString() {
        return "AppointLeader[…]";
    }
}
