package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.ValidMobileNumber;

/** Whoever holds a phone asks what was sent with its number. {@code phoneProof} was asked for with {@code DISOWNING}. */
public record FindSent(
        @NotNull @ValidMobileNumber String phone, @NotNull @Pattern(regexp = RandomToken.SHAPE) String phoneProof) {
    @Override
    public String toString() {
        return "FindSent[…]";
    }
}
