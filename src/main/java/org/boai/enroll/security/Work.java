package org.boai.enroll.security;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens the unit of work of a use case: one transaction, its row-level scope set first. A service's public method
 * opens it, nothing below does; a use case works on Hibernate's session or on the pool, never on both.
 */
@ApplicationScoped
public class Work {
    private final Pool pool;

    Work(Pool pool) {
        this.pool = pool;
    }

    /** A use case with entities. */
    public <T> Uni<T> in(Scope scope, Supplier<Uni<T>> task) {
        return Panache.withTransaction(() -> set(scope).chain(task::get));
    }

    /** A use case without entities. */
    public <T> Uni<T> onPool(Scope scope, Function<SqlConnection, Uni<T>> task) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("SELECT set_config('app.scope', $1, true), set_config('app.scope_key', $2, true)")
                .execute(Tuple.of(scope.kind(), scope.key()))
                .chain(() -> task.apply(connection)));
    }

    /**
     * Widens the scope for one step of a use case that has already checked what it may do, e.g. marking the inboxes
     * above as changed; the narrow scope is back afterwards.
     */
    public <T> Uni<T> widened(Scope wide, Scope narrow, Supplier<Uni<T>> step) {
        return set(wide).chain(task(step)).call(() -> set(narrow));
    }

    private static <T> Supplier<Uni<? extends T>> task(Supplier<Uni<T>> step) {
        return step::get;
    }

    private static Uni<Void> set(Scope scope) {
        return Panache.getSession()
                .chain(session -> session.flush().chain(() -> session.createNativeQuery(
                                "SELECT set_config('app.scope', :kind, true)"
                                        + " || set_config('app.scope_key', :key, true)",
                                String.class)
                        .setParameter("kind", scope.kind())
                        .setParameter("key", scope.key())
                        .getSingleResult()))
                .replaceWithVoid();
    }
}
