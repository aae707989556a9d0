package org.boai.enroll.duty;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Somebody else has it from now on.
 *
 * @param username of a steward of the organization that owes it or of one above; the caller's own to take it on
 */
public record HandOverDuty(@NotNull @Size(max = 40) String username, @ValidPlainText(max = 200) String reason) {}
