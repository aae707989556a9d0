package org.boai.enroll.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.security.Passwords;

/** Takes the account, and sets its password. */
public record AcceptInvitation(
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String token,
        @NotNull @Size(min = Passwords.SHORTEST, max = 200) String password) {
    @Override
    public String toString() {
        return "AcceptInvitation[…]";
    }
}
