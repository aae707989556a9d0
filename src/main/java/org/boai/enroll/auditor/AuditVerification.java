package org.boai.enroll.auditor;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Checks the chain from a position on. */
@ApplicationScoped
public class AuditVerification {
    private static final int PAGE = 2_000;
    private static final UUID NO_ENTRY = new UUID(0, 0);

    private static final String BEFORE = "SELECT hash FROM audit_chain WHERE position = $1";

    private static final String WALK = "SELECT c.position, c.hash, h.hash AS head_hash, " + AuditEntry.COLUMNS
            + """
             FROM audit_chain c LEFT JOIN audit_entries e ON e.id = c.audit_id
            LEFT JOIN audit_heads h ON h.position = c.position
            WHERE c.position > $1 ORDER BY c.position LIMIT $2""";

    /** An entry of a transaction behind the horizon is sealed, or was never seen by the sealer. */
    private static final String INSERTED =
            """
            SELECT count(*) AS read, max(e.id::text) AS last, count(*) FILTER (WHERE e.tx < h.horizon
                AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.audit_id = e.id)) AS inserted
            FROM (SELECT coalesce(max(horizon), '0') AS horizon FROM audit_heads
                WHERE position = (SELECT max(position) FROM audit_heads)) h
            CROSS JOIN LATERAL (SELECT id, tx FROM audit_entries WHERE id > $1 ORDER BY id LIMIT $2) e""";

    private static final String LAST_HEAD = "SELECT coalesce(max(position), 0) AS position FROM audit_heads";

    private final Work work;

    AuditVerification(Work work) {
        this.work = work;
    }

    /**
     * @param after the position after which to begin; 0 for the whole chain
     * @param most  how many links to read at most
     * @param noted a head that was kept elsewhere, or null
     * @throws ProblemException {@code audit-position-unknown}
     */
    public Uni<Verification> verify(long after, long most, AuditHead noted) {
        return lastHead().chain(head -> begin(after, noted).chain(check -> walk(check, most, head)));
    }

    /** Before the walk: what is sealed meanwhile is no link that somebody has cut off. */
    private Uni<Long> lastHead() {
        return work.onPool(
                        Scope.SYSTEM, connection -> connection.query(LAST_HEAD).execute())
                .map(rows -> rows.iterator().next().getLong("position"));
    }

    private Uni<ChainCheck> begin(long after, AuditHead noted) {
        if (after == 0) {
            return Uni.createFrom()
                    .item(new ChainCheck(
                            new AuditHead(0, ChainHash.hex(ChainHash.BEGINNING)), ChainHash.BEGINNING, noted));
        }
        return work.onPool(
                        Scope.SYSTEM,
                        connection -> connection.preparedQuery(BEFORE).execute(Tuple.of(after)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.of(AuditProblem.AUDIT_POSITION_UNKNOWN);
                    }
                    byte[] hash = Objects.requireNonNull(rows.iterator().next().getBuffer("hash"))
                            .getBytes();
                    return new ChainCheck(new AuditHead(after, ChainHash.hex(hash)), hash, noted);
                });
    }

    private Uni<Verification> walk(ChainCheck check, long most, long lastHead) {
        return Uni.createFrom()
                .deferred(() -> page(check))
                .repeat()
                .whilst(read -> read == PAGE && check.position() < most)
                .collect()
                .last()
                .chain(read -> read == PAGE ? Uni.createFrom().item(check.result(false)) : end(check, lastHead));
    }

    private Uni<Integer> page(ChainCheck check) {
        return work.onPool(
                        Scope.SYSTEM,
                        connection -> connection.preparedQuery(WALK).execute(Tuple.of(check.position(), PAGE)))
                .map(rows -> {
                    rows.forEach(check::read);
                    return rows.size();
                });
    }

    private Uni<Verification> end(ChainCheck check, long lastHead) {
        var last = new AtomicReference<>(NO_ENTRY);
        return Uni.createFrom()
                .deferred(() -> lookForInserted(check, last))
                .repeat()
                .whilst(read -> read == PAGE)
                .collect()
                .last()
                .map(read -> {
                    check.end(lastHead);
                    return check.result(true);
                });
    }

    /** Page by page, so that no statement outlasts the patience of the pool. */
    private Uni<Long> lookForInserted(ChainCheck check, AtomicReference<UUID> last) {
        return work.onPool(
                        Scope.SYSTEM,
                        connection -> connection.preparedQuery(INSERTED).execute(Tuple.of(last.get(), PAGE)))
                .map(rows -> rows.iterator().next())
                .map(row -> {
                    if (row.getLong("inserted") > 0) {
                        check.find(0, Finding.Kind.ENTRY_INSERTED);
                    }
                    if (row.getString("last") != null) {
                        last.set(UUID.fromString(row.getString("last")));
                    }
                    return row.getLong("read");
                });
    }
}
