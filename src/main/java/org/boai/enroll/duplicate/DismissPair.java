package org.boai.enroll.duplicate;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** They are two. @param reason how it is known, e.g. twins */
public record DismissPair(@NotNull @ValidPlainText(max = 200) String reason) {}
