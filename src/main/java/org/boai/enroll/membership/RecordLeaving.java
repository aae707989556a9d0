package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A member has said on paper that they leave (会员管理办法 6: 退会的自由).
 *
 * @param on     the day from which it holds; null for today
 * @param keptAt where the paper is kept
 */
public record RecordLeaving(
        LocalDate on, @NotNull @ValidPlainText(max = 100) String keptAt, @ValidPlainText(max = 200) String reason) {}
