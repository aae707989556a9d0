package org.boai.enroll.member;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Somebody was shown a card; the handle is the last part of the address in its picture. */
public record CheckCard(@NotNull @Pattern(regexp = CardHandle.SHAPE) String handle) {
    @Override
    public String toString() {
        return "CheckCard[…]";
    }
}
