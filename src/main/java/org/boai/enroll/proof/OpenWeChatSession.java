package org.boai.enroll.proof;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What {@code wx.login} gave: good once, for five minutes. */
public record OpenWeChatSession(@NotNull @Pattern(regexp = WeChatCode.SHAPE) String code) {
    @Override
    public String toString() {
        return "OpenWeChatSession[…]";
    }
}
