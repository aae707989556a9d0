package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPlainText;

/** Whoever was refused asks the organization above, once and within thirty days, in their own words. */
public record AppealRefusal(
        @NotNull @Size(min = 12, max = 20) String receipt,
        @NotNull @ValidMobileNumber String phone,
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String phoneProof,
        @NotNull @ValidPlainText(max = 500) String words) {
    FollowApplication who() {
        return new FollowApplication(receipt, phone, phoneProof);
    }

    @Override
    public String toString() {
        return "AppealRefusal[…]";
    }
}
