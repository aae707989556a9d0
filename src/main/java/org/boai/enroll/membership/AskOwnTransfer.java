package org.boai.enroll.membership;

import jakarta.validation.Valid;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.routing.FindPlacement;

/** A member wants to belong elsewhere: where they live now, or where they work or study. One of the two. */
public record AskOwnTransfer(
        @Valid FindPlacement.Residence residence,
        @Valid FindPlacement.Affiliation affiliation,
        @ValidPlainText(max = 200) String reason) {}
