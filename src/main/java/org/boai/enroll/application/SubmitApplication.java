package org.boai.enroll.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.routing.FindPlacement;
import org.boai.enroll.routing.Whereabouts;

/**
 * A citizen applies. Everything but code, name, phone and consents may be absent where the rules allow it.
 *
 * @param expectedOrganizationId the organization that the page named; another one now is {@code placement-changed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmitApplication(
        @NotNull @Pattern(regexp = "[0-9]{9}") String code,
        @NotNull @ValidPersonName String fullName,
        @NotNull @ValidMobileNumber String phone,
        LocalDate birthDate,
        @Valid Document identityDocument,
        @Valid FindPlacement.Residence residence,
        @Valid FindPlacement.Affiliation affiliation,
        @Size(max = 7) List<@NotNull Background> backgrounds,
        @Valid Guardian guardian,
        UUID expectedOrganizationId,
        @Size(max = 200) String phoneProof,
        @Size(max = 200) String invitation,
        @NotNull @Size(max = 10) List<@NotNull @Valid GivenConsent> consents) {
    /** A document as it was typed. */
    public record Document(@NotNull DocumentType type, @NotNull @Size(max = 40) String number) {
        @Override
        public String toString() {
            return "Document[…]";
        }
    }

    Whereabouts whereabouts() {
        return FindPlacement.whereabouts(residence, affiliation);
    }

    List<Background> backgroundsOrNone() {
        return backgrounds == null ? List.of() : backgrounds;
    }

    @Override
    public String toString() {
        return "SubmitApplication[…]";
    }
}
