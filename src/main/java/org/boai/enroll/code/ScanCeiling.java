package org.boai.enroll.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many visitors one address may bring to one code in a day, on each replica: a school behind one address stays below,
 * a machine that calls itself something else each time does not. Addresses are known by the day's hash only.
 */
final class ScanCeiling {
    private static final int KEPT = 100_000;

    private final Cache<UUID, AtomicInteger> calls = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(Duration.ofDays(1))
            .build();
    private final int most;

    ScanCeiling(int most) {
        this.most = most;
    }

    /** @param address hash of the day, the code and the address */
    boolean hasRoom(UUID address) {
        return calls.get(address, first -> new AtomicInteger()).incrementAndGet() <= most;
    }
}
