package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param number in full */
public record FindCertificates(@NotNull @Size(max = 60) String number) {
    @Override
    public String toString() {
        return "FindCertificates[…]";
    }
}
