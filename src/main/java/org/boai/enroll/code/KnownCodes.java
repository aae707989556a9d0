package org.boai.enroll.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Codes that exist, whatever becomes of them: none is ever deleted, so each is asked for once. Those that do not exist
 * are guesses, and limited like all others.
 */
@ApplicationScoped
class KnownCodes {
    /** About two megabytes. */
    private static final int KEPT = 20_000;

    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();
    private final CodeProjection projection;
    private final CodeGuesses guesses;
    private final Clock clock;

    KnownCodes(CodeProjection projection, CodeGuesses guesses, Clock clock) {
        this.projection = projection;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** Whether it was met before; says nothing about others. */
    boolean include(String code) {
        return known.getIfPresent(code) != null;
    }

    void add(String code) {
        known.put(code, true);
    }

    /** Fails with {@code code-unknown} or {@code too-many-requests} when there is none, or too many were guessed. */
    Uni<Void> require(String code) {
        if (include(code)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> {
                    guesses.requireFew();
                    return projection.find(code, clock.instant());
                })
                .onItem()
                .ifNull()
                .failWith(guesses::unknown)
                .invoke(facts -> known.put(facts.code(), true))
                .replaceWithVoid();
    }
}
