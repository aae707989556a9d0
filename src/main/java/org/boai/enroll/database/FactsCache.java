package org.boai.enroll.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Facts in memory, each under the edition at which it was loaded: for another edition it is loaded again. */
public final class FactsCache<K, V> {
    private final Cache<K, Known<V>> known;
    private final Predicate<V> worthKeeping;

    private record Known<V>(Edition edition, V value) {}

    /** @param most entries; the least used go first @param worthKeeping what may be kept; null never is */
    public FactsCache(int most, Predicate<V> worthKeeping) {
        this.known = Caffeine.newBuilder().maximumSize(most).build();
        this.worthKeeping = worthKeeping;
    }

    /** @param edition read before {@code load} reads: what is loaded is at least as new */
    public Uni<V> get(K key, Edition edition, Supplier<Uni<V>> load) {
        var found = known.getIfPresent(key);
        if (found != null && found.edition().equals(edition)) {
            return Uni.createFrom().item(found.value());
        }
        return load.get().invoke(loaded -> {
            if (loaded != null && worthKeeping.test(loaded)) {
                keep(key, new Known<>(edition, loaded));
            }
        });
    }

    /** A unit of work that began earlier does not push out what a later one has loaded. */
    private void keep(K key, Known<V> loaded) {
        known.asMap().merge(key, loaded, (before, now) -> before.edition().newerThan(now.edition()) ? before : now);
    }
}
