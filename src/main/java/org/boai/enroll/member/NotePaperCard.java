package org.boai.enroll.member;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * The card of paper that a member was given (会员证).
 *
 * @param issuedOn may be absent for a card of long ago, and so may {@code issuedBy}
 * @param reason   needed when it replaces another card, e.g. because that one was lost
 */
public record NotePaperCard(
        @NotNull @ValidPlainText(max = NotedNumber.LONGEST) String number,
        LocalDate issuedOn,
        @ValidPlainText(max = 100) String issuedBy,
        @ValidPlainText(max = 200) String reason) {
    NotedNumber noted() {
        return new NotedNumber(
                NotedNumber.Kind.PAPER_CARD,
                PlainText.require(number, NotedNumber.LONGEST),
                issuedOn,
                issuedBy == null ? null : issuedBy.strip(),
                reason == null ? null : reason.strip());
    }

    @Override
    public String toString() {
        return "NotePaperCard[…]";
    }
}
