package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * The salt of each day: made by whichever replica comes first, shared by all through the day's row, and known before the
 * day begins, so that nobody who comes at midnight waits for the database. A day that is over gets none again.
 */
@ApplicationScoped
class ScanDays {
    private static final String MAKE =
            """
            INSERT INTO scan_days (day, salt)
            SELECT $1::date, $2::bytea WHERE $1 BETWEEN first_open_scan_day() AND first_open_scan_day() + 2
            ON CONFLICT (day) DO NOTHING""";

    private static final String READ = "SELECT salt FROM scan_days WHERE day = $1 AND salt IS NOT NULL";

    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int SALT_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Work work;
    private volatile Map<LocalDate, byte[]> known = Map.of();

    ScanDays(Work work) {
        this.work = work;
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, SystemClock.ZONE);
    }

    /** Null when it is not known, which a working database does not let happen. */
    byte[] salt(LocalDate day) {
        return known.get(day);
    }

    /** Gets what is needed in the next minutes and forgets the rest; asks for nothing that is known. */
    Uni<Void> renew(Instant now) {
        var wanted = Stream.of(day(now), day(now.plus(AHEAD))).distinct().toList();
        return known.keySet().containsAll(wanted) && known.size() == wanted.size()
                ? Uni.createFrom().voidItem()
                : load(wanted, new HashMap<>())
                        .invoke(all -> known = Map.copyOf(all))
                        .replaceWithVoid();
    }

    private Uni<Map<LocalDate, byte[]>> load(List<LocalDate> days, Map<LocalDate, byte[]> loaded) {
        if (days.isEmpty()) {
            return Uni.createFrom().item(loaded);
        }
        return load(days.get(0))
                .invoke(salt -> {
                    if (salt != null) {
                        loaded.put(days.get(0), salt);
                    }
                })
                .chain(() -> load(days.subList(1, days.size()), loaded));
    }

    private Uni<byte[]> load(LocalDate day) {
        byte[] salt = salt(day);
        return salt != null
                ? Uni.createFrom().item(salt)
                : work.onPool(Scope.SYSTEM, connection -> make(connection, day));
    }

    /** Two statements, so that the second sees what another replica has just made. */
    private static Uni<byte[]> make(SqlConnection connection, LocalDate day) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return connection
                .preparedQuery(MAKE)
                .execute(Tuple.of(day, Buffer.buffer(salt)))
                .chain(() -> connection.preparedQuery(READ).execute(Tuple.of(day)))
                .map(rows -> rows.size() == 0
                        ? null
                        : rows.iterator().next().getBuffer("salt").getBytes());
    }
}
