package org.boai.enroll.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;

/**
 * Somebody wants to see their own data. A proved phone is not enough, since numbers are shared and given on: name and
 * birth date go with it.
 *
 * @param phoneProof    for {@code SIGN_IN}
 * @param weChatSession may be absent; with it, this user of WeChat signs in without a proof from then on
 */
public record SignInAsPerson(
        @NotNull @ValidPersonName String fullName,
        @NotNull LocalDate birthDate,
        @NotNull @ValidMobileNumber String phone,
        @NotNull @Size(max = 200) String phoneProof,
        @Size(max = 200) String weChatSession) {
    Person person() {
        return new Person(PersonName.parse(fullName), MobileNumber.parse(phone), birthDate, null);
    }

    @Override
    public String toString() {
        return "SignInAsPerson[…]";
    }
}
