package org.boai.enroll.corporate;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.privacy.GivenConsent;

/**
 * A steward enters what a unit signed and stamped on paper (团体会员入会申请登记表).
 *
 * @param keptAt   where the paper is kept, at most 100 characters
 * @param consents that were signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnterCorporateApplication(
        @NotNull @Valid UnitParticulars unit,
        @NotNull @ValidPlainText(max = EnterCorporateApplication.LONGEST) String keptAt,
        @NotNull @Size(max = 10) List<@NotNull @Valid GivenConsent> consents) {
    static final int LONGEST = 100;

    String plainKeptAt() {
        return PlainText.require(keptAt, LONGEST);
    }

    @Override
    public String toString() {
        return "EnterCorporateApplication[…]";
    }
}
