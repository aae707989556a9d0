package org.boai.enroll.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A user of WeChat who has shown before to be a person. */
public record SignInByWeChat(@NotNull @Size(max = 200) String weChatSession) {
    @Override
    public String toString() {
        return "SignInByWeChat[…]";
    }
}
