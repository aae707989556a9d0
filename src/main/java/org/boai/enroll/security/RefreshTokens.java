package org.boai.enroll.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks for new tokens, or ends them. */
public record RefreshTokens(@NotBlank @Size(max = 100) String refreshToken) {
    @Override
    public String toString() {
        return "RefreshTokens[…]";
    }
}
