package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A member has died. Nobody is sent a message.
 *
 * @param on     the day of death
 * @param source who said so or what it rests on, e.g. the family, the village committee
 */
public record RecordDeath(@NotNull LocalDate on, @NotNull @ValidPlainText(max = 100) String source) {}
