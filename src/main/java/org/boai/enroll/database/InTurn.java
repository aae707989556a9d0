package org.boai.enroll.database;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** One after the other, never side by side: they share a session, and a session is one conversation. */
public final class InTurn {
    private InTurn() {}

    public static <T> Uni<Void> each(List<T> all, Function<T, Uni<?>> step) {
        return from(0, all, step);
    }

    private static <T> Uni<Void> from(int next, List<T> all, Function<T, Uni<?>> step) {
        return next == all.size()
                ? Uni.createFrom().voidItem()
                : step.apply(all.get(next)).chain(() -> from(next + 1, all, step));
    }
}
