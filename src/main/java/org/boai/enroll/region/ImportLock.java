package org.boai.enroll.region;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One import at a time in a database. The lock belongs to a session, which ends with its program: after a
 * {@code kill -9} nobody has to clean up.
 */
@ApplicationScoped
class ImportLock {
    private static final long KEY = 0x4e_41_54_49_4f_4eL;

    private final Pool pool;

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
                        ? Uni.createFrom().item(connection)
                        : connection.close().chain(ImportLock::refuse)));
    }

    private static Uni<SqlConnection> refuse() {
        return Uni.createFrom()
                .failure(new ImportRefused("Another import of regions is running on this database."
                        + " Wait until it has ended, then import again."));
    }

    /** A session that is gone holds no lock any more; that is no failure to speak of beside what ended it. */
    Uni<Void> release(SqlConnection connection) {
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
