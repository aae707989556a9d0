package org.boai.enroll.membership;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** Refuses, and says why. @param side for which; null where only one is meant */
public record RefuseTransfer(Side side, @NotNull @ValidPlainText(max = 200) String reason) {}
