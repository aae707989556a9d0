package org.boai.enroll.education;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Participants of a class, who have consented to be entered and invited (PIPL 13).
 *
 * @param consentKeptAt where the list lies that they signed
 */
public record EnterParticipants(
        @NotNull @ValidPlainText(max = 100) String consentKeptAt,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid NewParticipant> participants) {
    /** @param residence region code, or absent */
    public record NewParticipant(
            @NotNull @ValidPersonName String fullName,
            @NotNull @ValidMobileNumber String phone,
            @Pattern(regexp = "[0-9]{2,12}") String residence) {
        @Override
        public String toString() {
            return "NewParticipant[…]";
        }
    }

    @Override
    public String toString() {
        return "EnterParticipants[…]";
    }
}
