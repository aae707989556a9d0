package org.boai.enroll.application;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.routing.FindPlacement;

/**
 * An applicant answers what was asked: each item of it and nothing else. With a document or a birth date go what follows from
 * it, the birth date and a guardian.
 *
 * @param backgroundProof number of a certificate, name of a team
 * @param other           what the reason asked for
 * @param consents        a guardian's, where none is on record
 */
public record AnswerReturn(
        @NotNull @Size(min = 12, max = 20) String receipt,
        @NotNull @ValidMobileNumber String phone,
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String phoneProof,
        @ValidPersonName String fullName,
        LocalDate birthDate,
        @Valid SubmitApplication.Document identityDocument,
        @Valid FindPlacement.Residence residence,
        @Valid FindPlacement.Affiliation affiliation,
        @Valid Guardian guardian,
        @ValidPlainText(max = 200) String backgroundProof,
        @ValidPlainText(max = 500) String other,
        @Size(max = 10) List<@NotNull @Valid GivenConsent> consents) {
    FollowApplication who() {
        return new FollowApplication(receipt, phone, phoneProof);
    }

    List<GivenConsent> consentsOrNone() {
        return consents == null ? List.of() : consents;
    }

    boolean hasWords() {
        return backgroundProof != null || other != null;
    }

    @Override
    public String toString() {
        return "AnswerReturn[…]";
    }
}
