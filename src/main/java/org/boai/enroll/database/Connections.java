package org.boai.enroll.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens the pool's connections before the first crowd comes: while the program is cold and a crowd keeps its event loops
 * busy, connecting takes longer than it may, and who waits for it is told to come back.
 */
@ApplicationScoped
public class Connections {
    private final Pool pool;
    private final int size;

    Connections(Pool pool, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int size) {
        this.pool = pool;
        this.size = size;
    }

    /** As many as the database gives; it is no failure when that is fewer. */
    public Uni<Void> open() {
        return Uni.join()
                .all(Stream.generate(this::one).limit(size).toList())
                .andCollectFailures()
                .chain(Connections::giveBack);
    }

    private Uni<SqlConnection> one() {
        return pool.getConnection().onFailure().recoverWithNull();
    }

    private static Uni<Void> giveBack(List<SqlConnection> opened) {
        return Uni.join()
                .all(opened.stream()
                        .filter(Objects::nonNull)
                        .map(SqlConnection::close)
                        .toList())
                .andCollectFailures()
                .replaceWithVoid();
    }
}
