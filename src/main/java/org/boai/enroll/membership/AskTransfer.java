package org.boai.enroll.membership;

import jakarta.validation.Valid;
import java.util.UUID;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.routing.FindPlacement;

/**
 * Asks that a member belongs elsewhere: to whichever organization routing says for a residence, or to a named one.
 *
 * @param residence      where the member lives now; null with an organization
 * @param organizationId the named one; null with a residence, and for a branch that asks for itself
 */
public record AskTransfer(
        @Valid FindPlacement.Residence residence, UUID organizationId, @ValidPlainText(max = 200) String reason) {}
