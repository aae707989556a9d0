package org.boai.enroll.corporate;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A corporate membership ends.
 *
 * @param how    LEAVE when the unit wants it, REMOVE when the society decides it
 * @param reason 5 to 200 characters
 */
public record EndCorporateMembership(
        @NotNull How how, @NotNull @ValidPlainText(max = GivenReason.LONGEST) String reason) {
    /** Who wants it. */
    public enum How {
        LEAVE,
        REMOVE
    }

    CorporateStatus.Act act() {
        return how == How.LEAVE ? CorporateStatus.Act.LEAVE : CorporateStatus.Act.REMOVE;
    }

    String said() {
        return new GivenReason(reason).said();
    }
}
