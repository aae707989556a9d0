package org.boai.enroll.corporate;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.boai.enroll.privacy.GivenConsent;

/**
 * A unit applies.
 *
 * @param code       of the poster or channel
 * @param phoneProof of the contact's phone, where it must be proved
 * @param consents   PRIVACY_POLICY and SHARE_WITH_BRANCH of the contact, STATUTES of the unit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmitCorporateApplication(
        @NotNull @Pattern(regexp = "[0-9]{9}") String code,
        @NotNull @Valid UnitParticulars unit,
        @Size(max = 200) String phoneProof,
        @NotNull @Size(max = 10) List<@NotNull @Valid GivenConsent> consents) {
    @Override
    public String toString() {
        return "SubmitCorporateApplication[…]";
    }
}
