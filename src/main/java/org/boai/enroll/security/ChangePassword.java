package org.boai.enroll.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A steward takes another password. */
public record ChangePassword(
        @NotBlank @Size(max = 200) String password,
        @NotNull @Size(min = Passwords.SHORTEST, max = 200) String newPassword) {
    @Override
    public String toString() {
        return "ChangePassword[…]";
    }
}
