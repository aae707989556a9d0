package org.boai.enroll.security;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.BlindIndex;

/**
 * Counts what comes too often for a statement each time: changes of an address, applications through a code. Counted in
 * memory; each second what is new is added to the counts in PostgreSQL, in one statement, and their sums are learned. So
 * replicas that share a limit may pass it by what came within a second, and by an eighth of it for each further replica.
 */
@Singleton
public class SharedCounts {
    private static final String ADD =
            """
            INSERT INTO attempt_counters AS c (bucket, window_end, attempts)
            SELECT news.bucket, news.window_end, news.attempts
            FROM unnest($1::text[], $2::timestamptz[], $3::integer[]) AS news (bucket, window_end, attempts)
            ON CONFLICT (bucket, window_end) DO UPDATE SET attempts = c.attempts + excluded.attempts
            RETURNING bucket, attempts, clock_timestamp() AS now""";

    /** More than this many at once are a flood that no limit for each of them stops; they are not counted. */
    private static final int KEPT = 50_000;

    private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();
    private final Pool pool;
    private final BlindIndex index;
    private final Clock clock;

    /** How far the database's clock is ahead of ours: windows end at the same moment everywhere. */
    private volatile Duration ahead = Duration.ZERO;

    SharedCounts(Pool pool, BlindIndex index, Clock clock) {
        this.pool = pool;
        this.index = index;
        this.clock = clock;
    }

    private record Key(String limit, String whom, Instant end) {}

    /** What is told of one tally. */
    private record News(Tally tally, Instant end, int count) {}

    /** @throws ProblemException {@code too-many-requests} with the time to wait; then nothing is counted */
    public void take(Limit limit, String whom) {
        var key = key(limit, whom);
        var tally = tally(key, limit);
        if (tally != null && !tally.take()) {
            throw tooMany(key);
        }
    }

    /** Counts nothing. @throws ProblemException as {@link #take} */
    public void requireRoom(Limit limit, String whom) {
        var key = key(limit, whom);
        var tally = tallies.get(key);
        if (tally != null && tally.full()) {
            throw tooMany(key);
        }
    }

    private Key key(Limit limit, String whom) {
        long window = limit.window().toMillis();
        long end = (now().toEpochMilli() / window + 1) * window;
        return new Key(limit.name(), whom, Instant.ofEpochMilli(end));
    }

    private Tally tally(Key key, Limit limit) {
        return tallies.size() < KEPT ? tallies.computeIfAbsent(key, fresh -> new Tally(limit)) : tallies.get(key);
    }

    private Instant now() {
        return clock.instant().plus(ahead);
    }

    private ProblemException tooMany(Key key) {
        long wait = Duration.between(now(), key.end()).toSeconds();
        return ProblemException.of(CommonProblem.TOO_MANY_REQUESTS).retryAfter(Duration.ofSeconds(Math.max(1, wait)));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> exchange() {
        Instant now = now();
        tallies.keySet().removeIf(key -> key.end().isBefore(now));
        var news = news();
        return news.isEmpty() ? Uni.createFrom().voidItem() : tell(news);
    }

    /** By bucket, and in their order, so that two replicas do not lock each other's rows. */
    private SortedMap<String, News> news() {
        SortedMap<String, News> news = new TreeMap<>();
        tallies.forEach((key, tally) -> {
            int count = tally.toShare();
            if (count > 0) {
                news.put(sealed(key), new News(tally, key.end(), count));
            }
        });
        return news;
    }

    /** Addresses are counted, not kept. */
    private String sealed(Key key) {
        return HexFormat.of().formatHex(index.of("attempts", key.limit() + ":" + key.whom() + ":" + key.end()));
    }

    private Uni<Void> tell(SortedMap<String, News> news) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addArrayOfString(news.keySet().toArray(String[]::new))
                        .addArrayOfOffsetDateTime(news.values().stream()
                                .map(one -> one.end().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfInteger(
                                news.values().stream().map(News::count).toArray(Integer[]::new)))
                .invoke(rows -> rows.forEach(row -> heard(row, news)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    news.values().forEach(one -> one.tally().untold(one.count()));
                    return Uni.createFrom().voidItem();
                });
    }

    private void heard(Row row, Map<String, News> news) {
        news.get(row.getString("bucket")).tally().heard(row.getInteger("attempts"));
        ahead = Duration.between(clock.instant(), row.getOffsetDateTime("now").toInstant());
    }
}
