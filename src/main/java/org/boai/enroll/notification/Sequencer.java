package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.jboss.logging.Logger;

/**
 * Numbers the rows of each inbox after they were committed, so that a reader who has seen number n has seen everything
 * up to n. Any replica may run it; a lock lets one run at a time. The poll is what guarantees, the doorbell hurries and
 * looks only at what is young: while another transaction stays open for minutes, PostgreSQL cannot clean the entries of
 * what was numbered since, and ten looks a second would walk over all of them.
 */
@ApplicationScoped
class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final long LOCK = 0x53_45_51_55_45_4eL;
    private static final int BATCH = 1000;
    private static final long GATHER_MILLIS = 100;
    private static final Duration YOUNG = Duration.ofSeconds(20);
    static final Duration EVER = Duration.ofDays(36_500);

    private static final String NUMBER =
            """
            WITH waiting AS (
                SELECT notice_id, organization_id,
                    row_number() OVER (PARTITION BY organization_id ORDER BY added_at, notice_id) AS place
                FROM (SELECT notice_id, organization_id, added_at FROM notice_audiences WHERE seq IS NULL
                      AND added_at > now() - cast($2 AS bigint) * interval '1 second' ORDER BY added_at, notice_id LIMIT $1) oldest),
            sums AS (SELECT organization_id, count(*) AS rows FROM waiting GROUP BY organization_id),
            counters AS (
                INSERT INTO inbox_counters AS k (organization_id, last_seq) SELECT organization_id, rows FROM sums
                ORDER BY organization_id
                ON CONFLICT (organization_id) DO UPDATE SET last_seq = k.last_seq + excluded.last_seq
                RETURNING organization_id, last_seq),
            numbered AS (
                UPDATE notice_audiences a SET seq = k.last_seq - s.rows + w.place
                FROM waiting w JOIN sums s USING (organization_id) JOIN counters k USING (organization_id)
                WHERE a.notice_id = w.notice_id AND a.organization_id = w.organization_id AND a.seq IS NULL)
            SELECT k.organization_id, k.last_seq, s.rows FROM counters k JOIN sums s USING (organization_id)""";

    private final Work work;
    private final InboxSignals signals;
    private final Vertx vertx;
    private final AtomicBoolean rung = new AtomicBoolean();

    Sequencer(Work work, InboxSignals signals, Vertx vertx) {
        this.work = work;
        this.signals = signals;
        this.vertx = vertx;
    }

    /** Runs in a moment; all that ring until then are served by one run. */
    void soon() {
        if (rung.compareAndSet(false, true)) {
            vertx.setTimer(GATHER_MILLIS, timer -> {
                rung.set(false);
                run(YOUNG)
                        .subscribe()
                        .with(done -> {}, failure -> LOG.debugf("sequencing waits for the poll: %s", failure));
            });
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return run(EVER)
                .onFailure()
                .invoke(failure -> LOG.errorf("inboxes get no numbers, tried again in a second: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Numbers until nothing waits that is not older; tells the streams only what is committed. */
    Uni<Void> run(Duration within) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                        .preparedQuery("SELECT pg_try_advisory_xact_lock($1) AS locked")
                        .execute(Tuple.of(LOCK))
                        .chain(rows -> rows.iterator().next().getBoolean("locked")
                                ? connection.preparedQuery(NUMBER).execute(Tuple.of(BATCH, within.toSeconds()))
                                : Uni.createFrom().<RowSet<Row>>nullItem()))
                .chain(numbered -> {
                    if (numbered == null) {
                        soon();
                        return Uni.createFrom().voidItem();
                    }
                    Map<UUID, Long> last = new HashMap<>();
                    long rows = 0;
                    for (Row inbox : numbered) {
                        last.put(inbox.getUUID("organization_id"), inbox.getLong("last_seq"));
                        rows += inbox.getLong("rows");
                    }
                    signals.numbered(last);
                    return rows < BATCH ? Uni.createFrom().voidItem() : run(within);
                });
    }
}
