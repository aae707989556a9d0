package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Somebody is removed by decision.
 *
 * @param on       the day from which it holds; null for today
 * @param document number of the decision
 * @param reason   the decision's own words; the member reads them
 */
public record RecordRemoval(
        LocalDate on,
        @NotNull RemovalCategory category,
        @NotNull @ValidPlainText(max = 100) String document,
        @NotNull @ValidPlainText(max = 200) String reason) {}
