package org.boai.enroll.member;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * The number that a member had before this register (旧会员号), kept as it is given.
 *
 * @param reason needed when it replaces another one
 */
public record NoteLegacyNumber(
        @NotNull @ValidPlainText(max = NotedNumber.LONGEST) String number, @ValidPlainText(max = 200) String reason) {
    NotedNumber noted() {
        return new NotedNumber(
                NotedNumber.Kind.LEGACY,
                PlainText.require(number, NotedNumber.LONGEST),
                null,
                null,
                reason == null ? null : reason.strip());
    }

    @Override
    public String toString() {
        return "NoteLegacyNumber[…]";
    }
}
