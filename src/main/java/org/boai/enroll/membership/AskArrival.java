package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.ValidPersonName;
import org.boai.enroll.kernel.ValidPlainText;

/** A branch asks for somebody who has come to it and shows the card (会员证): number and name, both right. */
public record AskArrival(
        @NotNull @Pattern(regexp = "[0-9]{17}") String number,
        @NotNull @ValidPersonName String fullName,
        @ValidPlainText(max = 200) String reason) {
    @Override
    public String toString() {
        return "AskArrival[…]";
    }
}
