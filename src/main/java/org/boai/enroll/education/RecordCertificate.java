package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A first-aid certificate (救护员证) as it reads.
 *
 * @param number    of 4 to 40 letters, digits and hyphens
 * @param expiresOn after the usual time when absent
 * @param issuer    who gave it
 */
public record RecordCertificate(
        @NotNull @Size(max = 60) String number,
        @NotNull LocalDate issuedOn,
        LocalDate expiresOn,
        @NotNull @ValidPlainText(max = 100) String issuer) {
    @Override
    public String toString() {
        return "RecordCertificate[…]";
    }
}
