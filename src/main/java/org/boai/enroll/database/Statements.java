package org.boai.enroll.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * Statements on the connection of the session at hand, in its transaction, but past Hibernate's translation of native
 * queries, which costs more than most of our statements. Placeholders are {@code $1 …}; what entities have changed is
 * not flushed first.
 */
public final class Statements {
    private Statements() {}

    /** The rows as the driver reads them: {@code Buffer} for bytea, {@code OffsetDateTime} for timestamptz. */
    public static Uni<List<Object[]>> rows(String sql, Object... values) {
        return on(connection -> connection.select(sql, sent(values))).map(result -> {
            List<Object[]> rows = new ArrayList<>(result.size());
            result.forEachRemaining(rows::add);
            return rows;
        });
    }

    /** The first row, or null without one. */
    public static Uni<Object[]> row(String sql, Object... values) {
        return rows(sql, values).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** @return how many rows it wrote */
    public static Uni<Integer> update(String sql, Object... values) {
        return on(connection -> connection.update(sql, sent(values)));
    }

    private static <T> Uni<T> on(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession()
                .chain(session -> Uni.createFrom().completionStage(() -> statement.apply(connectionOf(session))));
    }

    private static ReactiveConnection connectionOf(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }

    /** As the driver takes them. */
    private static Object[] sent(Object... values) {
        Object[] sent = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            sent[i] = sent(values[i]);
        }
        return sent;
    }

    private static Object sent(Object value) {
        if (value instanceof byte[] bytes) {
            return Buffer.buffer(bytes);
        }
        if (value instanceof Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }
}
