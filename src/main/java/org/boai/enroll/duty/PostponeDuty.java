package org.boai.enroll.duty;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;

/** Not yet. @param until the day, in China, by whose end it is due now; later than before, and not too far away */
public record PostponeDuty(@NotNull LocalDate until, @NotNull @ValidPlainText(max = 200) String reason) {}
