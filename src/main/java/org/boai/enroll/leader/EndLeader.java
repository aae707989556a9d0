package org.boai.enroll.leader;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A term ends before its time.
 *
 * @param on     the first day on which the office is not held any more; not later than today, unless it is the first day of a
 *               term that has not begun
 * @param reason 5 to 200 characters
 */
public record EndLeader(@NotNull LocalDate on, @NotNull @ValidPlainText(max = GivenReason.LONGEST) String reason) {
    String said() {
        return new GivenReason(reason).said();
    }
}
