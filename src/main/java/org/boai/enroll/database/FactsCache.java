package org.boai.enroll.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Facts in memory, each under the version at which it was loaded: with another version it is loaded again. Whatever
 * depends on the day as well is loaded again within a minute.
 */
public final class FactsCache<K, V> {
    private static final Duration A_DAY_BEGINS_WITHIN = Duration.ofMinutes(1);

    private final Cache<K, Known<V>> known;
    private final Predicate<V> worthKeeping;

    private record Known<V>(long version, V value) {}

    /** @param most entries; the least used go first @param worthKeeping what may be kept; null never is */
    public FactsCache(int most, Predicate<V> worthKeeping) {
        this.known = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(A_DAY_BEGINS_WITHIN)
                .build();
        this.worthKeeping = worthKeeping;
    }

    /** @param version read before {@code load} reads: what is loaded is at least as new */
    public Uni<V> get(K key, long version, Supplier<Uni<V>> load) {
        var found = known.getIfPresent(key);
        if (found != null && found.version() == version) {
            return Uni.createFrom().item(found.value());
        }
        return load.get().invoke(loaded -> {
            if (loaded != null && worthKeeping.test(loaded)) {
                known.put(key, new Known<>(version, loaded));
            }
        });
    }
}
