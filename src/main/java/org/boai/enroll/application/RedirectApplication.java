package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.boai.enroll.kernel.ValidPlainText;

/** A reviewer says "not ours", and why. @param organizationId whose it is; null: where the residence leads */
public record RedirectApplication(UUID organizationId, @NotNull @ValidPlainText(max = 200) String reason) {}
