package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** An end was recorded by mistake. */
public record RestoreMembership(@NotNull @ValidPlainText(max = 200) String reason) {}
