package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boai.enroll.platform.WeChatTokenRows.Key;
import org.boai.enroll.platform.WeChatTokenRows.Lease;

/**
 * One token that all replicas use and one of them renews: it is taken from memory, then from its row; when both are stale
 * or were refused, whoever gets the lease fetches another, with no transaction open, and the rest look at the row until it
 * is there, or until the lease is out and it is their turn.
 */
final class SharedToken {
    /** Longer than a fetch may take, its repetition included. */
    private static final Duration LEASE = Duration.ofSeconds(12);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS = 150;

    private final Key key;
    private final WeChatTokenRows rows;
    private final Supplier<Uni<WeChatToken>> source;
    private final Function<Duration, Uni<Void>> pause;
    private final Clock clock;
    private final AtomicReference<WeChatToken> held = new AtomicReference<>();
    private final OneFlight<String> flight = new OneFlight<>();

    /** The last one that WeChat did not take; the row may still hold it. */
    private volatile String refused;

    /** @param source fetches one from WeChat */
    SharedToken(
            Key key,
            WeChatTokenRows rows,
            Supplier<Uni<WeChatToken>> source,
            Function<Duration, Uni<Void>> pause,
            Clock clock) {
        this.key = key;
        this.rows = rows;
        this.source = source;
        this.pause = pause;
        this.clock = clock;
    }

    /** @return fails with {@link WeChatFailure} when there is none to be had */
    Uni<String> current() {
        return Uni.createFrom().deferred(() -> {
            var known = held.get();
            boolean usable = known != null
                    && (known.isFresh(clock.instant()) || known.isGood(clock.instant()) && flight.isUnderWay());
            return usable ? token(known) : flight.join(() -> found(LOOKS));
        });
    }

    /** WeChat did not take it. Whoever says so late, of one that was replaced already, changes nothing. */
    void refuse(String token) {
        var known = held.get();
        if (known != null && known.accessToken().equals(token)) {
            refused = token;
            held.compareAndSet(known, null);
        }
    }

    private Uni<String> found(int looksLeft) {
        return rows.find(key).chain(found -> {
            if (found != null && !found.accessToken().equals(refused)) {
                held.set(found);
                if (found.isFresh(clock.instant())) {
                    return token(found);
                }
            }
            return rows.lease(key, refused, LEASE)
                    .chain(lease -> lease == null ? othersFetch(looksLeft) : fetched(lease, looksLeft));
        });
    }

    private Uni<String> othersFetch(int looksLeft) {
        var known = held.get();
        if (isGood(known)) {
            return token(known);
        }
        return looksLeft == 0
                ? Uni.createFrom().failure(WeChatFailure.unanswered(false))
                : pause.apply(BETWEEN_LOOKS).chain(() -> found(looksLeft - 1));
    }

    /** One that is still good for a moment serves when no other is to be had. */
    private Uni<String> fetched(Lease lease, int looksLeft) {
        return source.get()
                .onFailure()
                .call(() -> rows.release(lease))
                .chain(fresh -> rows.store(lease, fresh).chain(stored -> stored ? kept(fresh) : othersFetch(looksLeft)))
                .onFailure()
                .recoverWithUni(failure -> {
                    var known = held.get();
                    return isGood(known) ? token(known) : Uni.createFrom().failure(failure);
                });
    }

    private Uni<String> kept(WeChatToken fresh) {
        refused = null;
        held.set(fresh);
        return token(fresh);
    }

    private boolean isGood(WeChatToken known) {
        return known != null && known.isGood(clock.instant());
    }

    private static Uni<String> token(WeChatToken known) {
        return Uni.createFrom().item(known.accessToken());
    }
}
