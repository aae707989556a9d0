package org.boai.enroll.rights;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A person asks for a correction or for deletion.
 *
 * @param correction for a correction
 * @param phoneProof of the new number, for {@code NEW_PHONE}, when the phone is to be corrected
 * @param reason     in the person's own words; may be absent
 * @param weChatSession may be absent; with it, WeChat is asked about the words
 */
public record AskForRight(
        @NotNull RightsKind kind,
        @Valid Wishes correction,
        @Size(max = 200) String phoneProof,
        @ValidPlainText(max = 500) String reason,
        @Size(max = 200) String weChatSession) {
    @Override
    public String toString() {
        return "AskForRight[" + kind + "]";
    }
}
