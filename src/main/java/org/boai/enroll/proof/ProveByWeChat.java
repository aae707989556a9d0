package org.boai.enroll.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.RandomToken;

/**
 * What the mini-program's button {@code getPhoneNumber} gave, another code than {@code wx.login}'s.
 *
 * @param weChatSession whose phone it must be, or null
 */
public record ProveByWeChat(
        @NotNull @Pattern(regexp = WeChatCode.SHAPE) String code,
        @NotNull ProofPurpose purpose,
        @Pattern(regexp = RandomToken.SHAPE) String weChatSession) {
    @Override
    public String toString() {
        return "ProveByWeChat[" + purpose + "]";
    }
}
