package org.boai.enroll.integrity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Asks a live database about every invariant, one after the other; each answer is true for one moment. */
@ApplicationScoped
public class IntegrityCheck {
    private static final int EXAMPLES = 5;

    /** A question about a million rows takes longer than a request may, and changes nothing. */
    private static final String PATIENTLY =
            "SELECT set_config('statement_timeout', '600000', true), set_config('transaction_read_only', 'on', true)";

    private final Work work;

    IntegrityCheck(Work work) {
        this.work = work;
    }

    /** @return what does not hold; nothing when all is well */
    public Uni<List<BrokenInvariant>> broken() {
        return Multi.createFrom()
                .iterable(Invariant.all())
                .onItem()
                .transformToUniAndConcatenate(this::ask)
                .filter(Objects::nonNull)
                .collect()
                .asList();
    }

    private Uni<BrokenInvariant> ask(Invariant invariant) {
        return work.onPool(Scope.SYSTEM, connection -> ask(connection, invariant))
                .map(rows -> rows.rowCount() == 0 || rows.size() == 0 ? null : broken(invariant, rows));
    }

    private static Uni<RowSet<Row>> ask(SqlConnection connection, Invariant invariant) {
        String question = "SELECT found.id, count(*) OVER () AS count FROM (" + invariant.sql() + ") found (id) LIMIT "
                + EXAMPLES;
        return connection.query(PATIENTLY).execute().chain(() -> connection
                .query(question)
                .execute());
    }

    private static BrokenInvariant broken(Invariant invariant, RowSet<Row> rows) {
        return new BrokenInvariant(
                invariant,
                rows.iterator().next().getLong("count"),
                rows.stream().map(row -> row.getString("id")).toList());
    }
}
