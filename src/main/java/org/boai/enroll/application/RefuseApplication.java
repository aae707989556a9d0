package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidPlainText;

/** A reviewer refuses, and says why. */
public record RefuseApplication(@NotNull @ValidPlainText(max = 200) String reason) {}
