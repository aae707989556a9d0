package org.boai.enroll.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.ValidMobileNumber;

/** Somebody wants to prove a phone. {@code solution} solves {@code puzzle}, which is good once. */
public record AskForProof(
        @NotNull @ValidMobileNumber String phone,
        @NotNull ProofPurpose purpose,
        @NotNull @Size(max = 120) String puzzle,
        @NotNull @Size(max = 40) String solution) {
    @Override
    public String toString() {
        return "AskForProof[" + purpose + "]";
    }
}
