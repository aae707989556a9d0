package org.boai.enroll.rights;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.boai.enroll.kernel.RandomToken;

/** Somebody asks how a request stands. */
public record FindRequest(@NotNull @Pattern(regexp = RandomToken.SHAPE) String receipt) {
    @Override
    public String toString() {
        return "FindRequest[…]";
    }
}
