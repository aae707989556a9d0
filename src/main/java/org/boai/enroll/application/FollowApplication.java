package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.ValidMobileNumber;

/** An applicant who has proved the phone follows one application. {@code phoneProof} was asked for with {@code STATUS}. */
public record FollowApplication(
        @NotNull @Size(min = 12, max = 20) String receipt,
        @NotNull @ValidMobileNumber String phone,
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String phoneProof) {
    @Override
    public String toString() {
        return "FollowApplication[…]";
    }
}
