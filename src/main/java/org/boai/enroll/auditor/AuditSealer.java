package org.boai.enroll.auditor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Seals entries into the chain after they were committed, so that no act waits for another's seal. Any replica may run
 * it; a lock lets one run at a time. It takes the entries of transactions that are older than every one still open, and
 * remembers up to which it came: nothing can appear behind it any more, and nothing is looked for twice.
 */
@ApplicationScoped
class AuditSealer {
    private static final Logger LOG = Logger.getLogger(AuditSealer.class);
    private static final long LOCK = 0x41_55_44_49_54L;
    private static final int BATCH = 1000;
    private static final Duration SAID_EVERY = Duration.ofHours(1);

    private static final String ALONE = "SELECT pg_try_advisory_xact_lock($1) AS locked";

    /** Asked after the lock, never with it: a statement does not see what was committed between its beginning and its lock. */
    private static final String LAST =
            """
            SELECT coalesce(h.position, 0) AS position, h.hash, coalesce(h.horizon, '0')::text AS horizon
            FROM (SELECT 1) one LEFT JOIN LATERAL (
                SELECT position, hash, horizon FROM audit_heads ORDER BY position DESC LIMIT 1) h ON true""";

    /** A database that was restored elsewhere counts its transactions from anew: then all that is unsealed is taken. */
    private static final String UNSEALED =
            "WITH upto AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS tx)"
                    + " SELECT u.tx::text AS upto, e.tx::text AS tx, " + AuditEntry.COLUMNS
                    + """
             FROM upto u LEFT JOIN LATERAL (
                SELECT * FROM audit_entries
                WHERE tx >= CASE WHEN u.tx < $1::text::xid8 THEN '0'::xid8 ELSE $1::text::xid8 END AND tx < u.tx
                  AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.audit_id = audit_entries.id)
                ORDER BY tx, id LIMIT $2) e ON true
            ORDER BY e.tx, e.id""";

    private static final String SEAL =
            """
            INSERT INTO audit_chain (position, audit_id, hash)
            SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::bytea[])""";

    private static final String HEAD =
            "INSERT INTO audit_heads (position, hash, horizon) VALUES ($1, $2, $3::text::xid8)";

    private final Work work;
    private final AtomicLong sealed;
    private volatile long saidAt = System.nanoTime() - SAID_EVERY.toNanos();

    AuditSealer(Work work, MeterRegistry meters) {
        this.work = work;
        this.sealed = meters.gauge("boai.audit.sealed", new AtomicLong());
    }

    @Scheduled(every = "${boai.audit.sealed-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return Uni.createFrom()
                .deferred(this::seal)
                .repeat()
                .whilst(count -> count == BATCH)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.debugf("sealing waits for the next poll: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** One batch, unless another replica is at it. @return how many it sealed */
    Uni<Integer> seal() {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(ALONE)
                .execute(Tuple.of(LOCK))
                .chain(rows -> rows.iterator().next().getBoolean("locked")
                        ? sealAfterLast(connection)
                        : Uni.createFrom().item(0)));
    }

    private Uni<Integer> sealAfterLast(SqlConnection connection) {
        return connection
                .preparedQuery(LAST)
                .execute()
                .chain(rows -> seal(connection, rows.iterator().next()));
    }

    private Uni<Integer> seal(SqlConnection connection, Row last) {
        return connection
                .preparedQuery(UNSEALED)
                .execute(Tuple.of(last.getString("horizon"), BATCH))
                .map(rows ->
                        rows.stream().filter(row -> row.getUUID("id") != null).toList())
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(0)
                        : write(connection, new Links(last, rows)).replaceWith(rows.size()));
    }

    private Uni<Void> write(SqlConnection connection, Links links) {
        return connection
                .preparedQuery(SEAL)
                .execute(Tuple.of(
                        links.positions.toArray(Long[]::new),
                        links.entries.toArray(UUID[]::new),
                        links.hashes.stream().map(Buffer::buffer).toArray(Buffer[]::new)))
                .chain(() -> connection
                        .preparedQuery(HEAD)
                        .execute(Tuple.of(links.position, Buffer.buffer(links.hash), links.horizon)))
                .invoke(() -> say(links))
                .replaceWithVoid();
    }

    /** Now and then into the log, which is kept elsewhere: from there on even who owns the database cannot rewrite it. */
    private void say(Links links) {
        sealed.set(links.position);
        if (System.nanoTime() - saidAt >= SAID_EVERY.toNanos()) {
            saidAt = System.nanoTime();
            LOG.infof("audit head %s", new AuditHead(links.position, ChainHash.hex(links.hash)));
        }
    }

    /** The next links, in the order in which their transactions began. */
    private static final class Links {
        private final List<Long> positions = new ArrayList<>();
        private final List<UUID> entries = new ArrayList<>();
        private final List<byte[]> hashes = new ArrayList<>();
        private final String horizon;
        private long position;
        private byte[] hash;

        private Links(Row last, List<Row> rows) {
            position = last.getLong("position");
            hash = position == 0
                    ? ChainHash.BEGINNING
                    : Objects.requireNonNull(last.getBuffer("hash")).getBytes();
            rows.forEach(row -> add(AuditEntry.of(row)));
            Row end = rows.get(rows.size() - 1);
            // a full batch may have cut a transaction in two
            horizon = end.getString(rows.size() == BATCH ? "tx" : "upto");
        }

        private void add(AuditEntry entry) {
            position++;
            hash = ChainHash.of(hash, position, entry);
            positions.add(position);
            entries.add(entry.id());
            hashes.add(hash);
        }
    }
}
