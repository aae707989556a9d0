package org.boai.enroll.corporate;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.CreditCode;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidCreditCode;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A unit as it says of itself.
 *
 * @param name                as on its certificate, 2 to 100 characters
 * @param creditCode          统一社会信用代码
 * @param regionCode          of the county, township or village of its seat
 * @param legalRepresentative 法定代表人
 * @param contact             who speaks for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitParticulars(
        @NotNull @ValidPlainText(max = UnitParticulars.LONGEST) String name,
        @NotNull @ValidCreditCode String creditCode,
        @NotNull @Pattern(regexp = "[0-9]{6}|[0-9]{9}|[0-9]{12}") String regionCode,
        @NotNull @ValidPersonName String legalRepresentative,
        @NotNull @Valid Contact contact) {
    static final int LONGEST = 100;

    String plainName() {
        return PlainText.require(name, LONGEST);
    }

    CreditCode code() {
        return CreditCode.parse(creditCode);
    }

    @Override
    public String toString() {
        return "UnitParticulars[…]";
    }
}
