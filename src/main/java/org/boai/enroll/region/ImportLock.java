package org.boai.enroll.region;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * One import at a time in a database. The lock belongs to a session, which ends with its program: after a
 * {@code kill -9} nobody has to clean up.
 */
@ApplicationScoped
class ImportLock {
    private static final long KEY = 0x4e_41_54_49_4f_4eL;

    /** Shorter than the silence after which the pool takes a connection for dead. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(3);

    private final Pool pool;
    private volatile Cancellable signs = () -> {};

    ImportLock(Pool pool) {
        this.pool = pool;
    }

    /**
     * @return the session that holds the lock; give it to {@link #release}
     * @throws ImportRefused if another import holds it
     */
    Uni<SqlConnection> take() {
        return pool.getConnection().chain(connection -> connection
                .preparedQuery("SELECT pg_try_advisory_lock($1) AS taken")
                .execute(Tuple.of(KEY))
                .chain(rows -> rows.iterator().next().getBoolean("taken")
                        ? Uni.createFrom().item(connection).invoke(this::keepAwake)
                        : connection.close().chain(ImportLock::refuse)));
    }

    private static Uni<SqlConnection> refuse() {
        return Uni.createFrom()
                .failure(new ImportRefused("Another import of regions is running on this database."
                        + " Wait until it has ended, then import again."));
    }

    /** The import works on other connections, and this one would be silent. */
    private void keepAwake(SqlConnection connection) {
        signs = Multi.createFrom()
                .ticks()
                .every(SIGN_OF_LIFE)
                .onOverflow()
                .drop()
                .call(tick -> connection.query("SELECT 1").execute())
                .subscribe()
                .with(alive -> {}, gone -> {});
    }

    /** A session that is gone holds no lock any more; that is no failure to speak of beside what ended it. */
    Uni<Void> release(SqlConnection connection) {
        signs.cancel();
        return connection
                .preparedQuery("SELECT pg_advisory_unlock($1)")
                .execute(Tuple.of(KEY))
                .onFailure()
                .recoverWithNull()
                .chain(connection::close)
                .onFailure()
                .recoverWithNull();
    }
}
