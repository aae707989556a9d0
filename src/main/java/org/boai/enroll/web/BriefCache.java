package org.boai.enroll.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What many read within a few seconds is loaded once for all of them: whoever comes while it is being loaded waits for the
 * same, and whoever leaves does not stop it. Failures are not kept.
 */
public final class BriefCache<K, V> {
    private final AsyncCache<K, Loaded<V>> known;

    /** One of the two; a failure comes as a value, for the cache has a word for the log about those that do not. */
    private record Loaded<V>(V value, Throwable failure) {}

    /** @param life from when it was loaded @param most the weight of all that is kept; the least used goes first */
    public BriefCache(Duration life, long most, Weigher<K, V> weigher) {
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(life)
                .maximumWeight(most)
                .<K, Loaded<V>>weigher(
                        (key, loaded) -> loaded.failure() == null ? weigher.weigh(key, loaded.value()) : 0)
                .buildAsync();
    }

    /**
     * @param admitted asked before something is loaded, and only then; throws when it may not be
     * @param load     may not yield null
     */
    public Uni<V> get(K key, Runnable admitted, Supplier<Uni<V>> load) {
        return Uni.createFrom().deferred(() -> {
            var before = known.getIfPresent(key);
            if (before != null) {
                return heard(before);
            }
            admitted.run();
            var mine = new CompletableFuture<Loaded<V>>();
            var others = known.asMap().putIfAbsent(key, mine);
            if (others == null) {
                load(key, mine, load);
            }
            return heard(others == null ? mine : others);
        });
    }

    private void load(K key, CompletableFuture<Loaded<V>> mine, Supplier<Uni<V>> load) {
        Uni.createFrom()
                .<V>deferred(load::get)
                .subscribe()
                .with(value -> mine.complete(new Loaded<>(value, null)), failure -> {
                    known.asMap().remove(key, mine);
                    mine.complete(new Loaded<>(null, failure));
                });
    }

    /** On the Vert.x context of the own request, whichever request loads it; without cancelling it for the others. */
    private static <V> Uni<V> heard(CompletableFuture<Loaded<V>> loading) {
        if (loading.isDone()) {
            return said(loading.join());
        }
        Context own = Vertx.currentContext();
        Uni<Loaded<V>> loaded = Uni.createFrom()
                .emitter(emitter -> loading.whenComplete((outcome, never) -> emitter.complete(outcome)));
        Uni<Loaded<V>> here = own == null ? loaded : loaded.emitOn(task -> own.runOnContext(now -> task.run()));
        return here.chain(BriefCache::said);
    }

    private static <V> Uni<V> said(Loaded<V> loaded) {
        return loaded.failure() == null
                ? Uni.createFrom().item(loaded.value())
                : Uni.createFrom().failure(loaded.failure());
    }
}
