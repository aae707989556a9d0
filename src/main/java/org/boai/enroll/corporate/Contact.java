package org.boai.enroll.corporate;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;

/** Who speaks for a unit (团体会员联系人). */
public record Contact(@NotNull @ValidPersonName String fullName, @NotNull @ValidMobileNumber String phone) {
    PersonName name() {
        return PersonName.parse(fullName);
    }

    MobileNumber number() {
        return MobileNumber.parse(phone);
    }

    @Override
    public String toString() {
        return "Contact[…]";
    }
}
