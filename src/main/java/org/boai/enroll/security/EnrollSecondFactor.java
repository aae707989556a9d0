package org.boai.enroll.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.ValidPlainText;

/** The first code of a new second factor, beside the password. */
public record EnrollSecondFactor(
        @NotNull @ValidPlainText(max = 40) String username,
        @NotBlank @Size(max = 200) String password,
        @NotNull @Pattern(regexp = "[0-9]{6}") String oneTimeCode) {
    @Override
    public String toString() {
        return "EnrollSecondFactor[…]";
    }
}
