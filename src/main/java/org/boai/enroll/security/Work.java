package org.boai.enroll.security;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boai.enroll.database.Edition;
import org.boai.enroll.database.Facts;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens the unit of work of a use case: one transaction, its row-level scope set first. A service's public method
 * opens it, nothing below does; a use case works on Hibernate's session or on the pool, never on both.
 */
@ApplicationScoped
public class Work {
    /**
     * What citizens send is found and written by keys: one plan serves all, and making it takes longer than the writing.
     */
    private static final String SET =
            """
            SELECT set_config('app.scope', $1, true), set_config('app.scope_key', $2, true), set_config('plan_cache_mode',
                CASE WHEN $1 = 'citizen' THEN 'force_generic_plan' ELSE 'auto' END, true)""";

    private final Pool pool;
    private final Facts facts;
    private final WorkUnderWay underWay;

    Work(Pool pool, Facts facts, WorkUnderWay underWay) {
        this.pool = pool;
        this.facts = facts;
        this.underWay = underWay;
    }

    /** A use case with entities. */
    public <T> Uni<T> in(Scope scope, Supplier<Uni<T>> task) {
        return underWay.counted(Panache.withTransaction(() -> {
            var unit = UnitOfWork.begin();
            return begin(scope, unit).chain(task::get).call(unit::write).eventually(unit::end);
        }));
    }

    /** A use case without entities. */
    public <T> Uni<T> onPool(Scope scope, Function<SqlConnection, Uni<T>> task) {
        return underWay.counted(pool.withTransaction(connection -> connection
                .preparedQuery(SET)
                .execute(Tuple.of(scope.kind(), scope.key()))
                .chain(() -> task.apply(connection))));
    }

    /** Steps with something outside between two units, e.g. a message that is noted when it has left: a stop waits for both. */
    public <T> Uni<T> whole(Uni<T> steps) {
        return underWay.counted(steps);
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

    private Uni<Void> begin(Scope scope, UnitOfWork unit) {
        return Statements.row(SET + ", version, current_date FROM facts_versions", scope.kind(), scope.key())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("The table facts_versions has lost its row."
                        + " Put it back: INSERT INTO facts_versions (version) VALUES (1)"))
                .invoke(row -> {
                    var edition = new Edition((Long) row[3], (LocalDate) row[4]);
                    unit.reliesOn(edition);
                    facts.seen(edition);
                })
                .replaceWithVoid();
    }

    private static Uni<Void> set(Scope scope) {
        return Panache.getSession()
                .chain(Mutiny.Session::flush)
                .chain(() -> Statements.row(SET, scope.kind(), scope.key()))
                .replaceWithVoid();
    }
}
