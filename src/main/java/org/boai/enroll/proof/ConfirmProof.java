package org.boai.enroll.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.RandomToken;

/** The six digits that came to the phone. */
public record ConfirmProof(
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String handle,
        @NotNull @Pattern(regexp = "[0-9]{6}") String code) {
    @Override
    public String toString() {
        return "ConfirmProof[…]";
    }
}
