package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.kernel.ValidMobileNumber;

/**
 * Whoever holds a phone says that somebody else sent these.
 *
 * @param phoneProof   the one with which they were looked up
 * @param applications ids from there; others change nothing
 */
public record DisownApplications(
        @NotNull @ValidMobileNumber String phone,
        @NotNull @Pattern(regexp = RandomToken.SHAPE) String phoneProof,
        @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> applications) {
    FindSent whoAsks() {
        return new FindSent(phone, phoneProof);
    }

    @Override
    public String toString() {
        return "DisownApplications[" + applications + "]";
    }
}
