package org.boai.enroll.rights;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** Why not, or why not all of it (PIPL 50: a refusal gives its reason). */
public record AnswerRequest(@NotNull @ValidPlainText(max = 500) String reason) {}
