package org.boai.enroll.page;

import java.util.UUID;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.membership.OwnTransfer;

/** A transfer as the page shows it. @param reason why it ended, or null */
record OwnTransferRow(UUID id, String asked, String text, String state, String reason, boolean open) {
    static OwnTransferRow of(OwnTransfer transfer, Language language) {
        return new OwnTransferRow(
                transfer.id(),
                OwnWords.moment(transfer.askedAt()),
                transfer.from() + " → " + transfer.to(),
                OwnWords.word(transfer.state().name(), language),
                transfer.endReason() == null ? null : OwnWords.word(transfer.endReason(), language),
                transfer.state().open());
    }
}
