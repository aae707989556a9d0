package org.boai.enroll.code;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param token as it stands at the end of the address that was given out */
public record LookUpInvitation(@NotNull @Size(max = 200) String token) {
    @Override
    public String toString() {
        return "LookUpInvitation[…]";
    }
}
