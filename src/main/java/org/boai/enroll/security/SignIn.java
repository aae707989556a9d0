package org.boai.enroll.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.ValidPlainText;

/** A steward signs in. {@code oneTimeCode} is for accounts with a second factor: six digits, or a recovery code. */
public record SignIn(
        @NotNull @ValidPlainText(max = 40) String username,
        @NotBlank @Size(max = 200) String password,
        @Size(max = 20) String oneTimeCode) {
    @Override
    public String toString() {
        return "SignIn[…]";
    }
}
