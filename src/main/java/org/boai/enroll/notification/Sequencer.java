package org.boai.enroll.notification;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

    private static final String WAITING =
            """
            SELECT notice_id, organization_id FROM notice_audiences
            WHERE seq IS NULL AND added_at > now() - cast($2 AS bigint) * interval '1 second'
            ORDER BY added_at, notice_id LIMIT $1""";

    private static final String COUNT =
            """
            INSERT INTO inbox_counters AS k (organization_id, last_seq)
            SELECT organization_id, rows FROM unnest($1::uuid[], $2::bigint[]) AS more (organization_id, rows)
            ORDER BY organization_id
            ON CONFLICT (organization_id) DO UPDATE SET last_seq = k.last_seq + excluded.last_seq
            RETURNING organization_id, last_seq""";

    private static final String NUMBER =
            """
            UPDATE notice_audiences a SET seq = w.seq
            FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS w (notice_id, organization_id, seq)
            WHERE a.notice_id = w.notice_id AND a.organization_id = w.organization_id AND a.seq IS NULL""";

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
                                ? number(connection, within)
                                : Uni.createFrom().<Numbers>nullItem()))
                .chain(numbers -> {
                    if (numbers == null) {
                        soon();
                        return Uni.createFrom().voidItem();
                    }
                    signals.numbered(numbers.last());
                    return numbers.rows() < BATCH ? Uni.createFrom().voidItem() : run(within);
                });
    }

    /** Three statements whose plans do not depend on how many rows PostgreSQL believes to wait. */
    private static Uni<Numbers> number(SqlConnection connection, Duration within) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(BATCH, within.toSeconds()))
                .map(Numbers::of)
                .chain(numbers -> numbers.rows() == 0
                        ? Uni.createFrom().item(numbers)
                        : connection
                                .preparedQuery(COUNT)
                                .execute(numbers.counts())
                                .map(numbers::after)
                                .call(given -> connection.preparedQuery(NUMBER).execute(given.places())));
    }
}
