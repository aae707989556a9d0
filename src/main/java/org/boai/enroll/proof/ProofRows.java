package org.boai.enroll.proof;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** The rows of proofs, on the database's clock. */
@ApplicationScoped
class ProofRows {
    /** Those of one phone queue, so that many at once are no way around what it may have. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 21))";

    /** @see ProofService for the numbers */
    private static final String MAY_SEND =
            """
            SELECT count(*) FILTER (WHERE created_at > now() - interval '1 minute') = 0 AND count(*) < 5 AS may
            FROM phone_proofs WHERE phone_index = $1 AND sent AND created_at > now() - interval '1 day'""";

    private static final String ADD =
            """
            INSERT INTO phone_proofs (id, handle_hash, puzzle_hash, phone_index, purpose, code_hash, sent, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 second')
            ON CONFLICT ON CONSTRAINT phone_proofs_one_per_puzzle DO NOTHING""";

    private static final String PHONE_OF = "SELECT phone_index FROM phone_proofs WHERE handle_hash = $1";

    /** One more try, unless there were five for this code or ten for this phone within an hour. */
    private static final String TRY =
            """
            UPDATE phone_proofs SET tries = tries + 1
            WHERE handle_hash = $1 AND tries < 5 AND token_hash IS NULL AND expires_at > now()
              AND (SELECT coalesce(sum(o.tries), 0) FROM phone_proofs o
                   WHERE o.phone_index = $2 AND o.token_hash IS NULL AND o.created_at > now() - interval '1 hour') < 10
            RETURNING id, code_hash""";

    private static final String CONFIRM =
            """
            UPDATE phone_proofs SET token_hash = $2, token_expires_at = now() + $3 * interval '1 second' WHERE id = $1""";

    private static final String SWEEP =
            """
            DELETE FROM phone_proofs WHERE id IN (
                SELECT id FROM phone_proofs WHERE created_at < now() - interval '2 days' LIMIT 10000)""";

    /** What is asked for. */
    record Asked(UUID id, byte[] handle, byte[] puzzle, byte[] phone, ProofPurpose purpose, byte[] code) {}

    Uni<Void> alone(SqlConnection connection, byte[] phone) {
        return connection
                .preparedQuery(ALONE)
                .execute(Tuple.of(Buffer.buffer(phone)))
                .replaceWithVoid();
    }

    Uni<Boolean> maySend(SqlConnection connection, byte[] phone) {
        return connection
                .preparedQuery(MAY_SEND)
                .execute(Tuple.of(Buffer.buffer(phone)))
                .map(rows -> rows.iterator().next().getBoolean("may"));
    }

    /** @return false when the puzzle was used already */
    Uni<Boolean> add(SqlConnection connection, Asked asked, boolean sent, Duration goodFor) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addUUID(asked.id())
                        .addValue(Buffer.buffer(asked.handle()))
                        .addValue(Buffer.buffer(asked.puzzle()))
                        .addValue(Buffer.buffer(asked.phone()))
                        .addString(asked.purpose().name())
                        .addValue(Buffer.buffer(asked.code()))
                        .addBoolean(sent)
                        .addLong(goodFor.toSeconds()))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return the row with its id and code_hash, or null when there is nothing to try */
    Uni<Row> take(SqlConnection connection, byte[] handle) {
        return connection
                .preparedQuery(PHONE_OF)
                .execute(Tuple.of(Buffer.buffer(handle)))
                .map(ProofRows::first)
                .chain(found -> found == null
                        ? Uni.createFrom().nullItem()
                        : alone(connection, found.getBuffer("phone_index").getBytes())
                                .chain(() -> connection
                                        .preparedQuery(TRY)
                                        .execute(Tuple.of(
                                                Buffer.buffer(handle),
                                                Buffer.buffer(found.getBuffer("phone_index")
                                                        .getBytes()))))
                                .map(ProofRows::first));
    }

    Uni<Void> confirm(SqlConnection connection, UUID id, byte[] token, Duration goodFor) {
        return connection
                .preparedQuery(CONFIRM)
                .execute(Tuple.of(id, Buffer.buffer(token), goodFor.toSeconds()))
                .replaceWithVoid();
    }

    Uni<Void> sweep(SqlConnection connection) {
        return connection.query(SWEEP).execute().replaceWithVoid();
    }

    private static Row first(Iterable<Row> rows) {
        var all = rows.iterator();
        return all.hasNext() ? all.next() : null;
    }
}
