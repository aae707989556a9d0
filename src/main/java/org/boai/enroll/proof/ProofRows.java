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
    private static final int MOST_A_DAY = 5;

    /** Those of one phone queue, so that many at once are no way around what it may have. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 21))";

    /** What a phone has had, and what all have had since midnight (UTC). */
    private static final String HAD =
            """
            SELECT count(*) FILTER (WHERE created_at > now() - interval '1 minute') AS minute, count(*) AS day,
                (SELECT count(*) FROM phone_proofs
                 WHERE sent AND created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC') AS of_all
            FROM phone_proofs WHERE phone_index = $1 AND sent AND created_at > now() - interval '1 day'""";

    private static final String ADD =
            """
            INSERT INTO phone_proofs (id, handle_hash, puzzle_hash, phone_index, purpose, code_hash, sent, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, now() + $8 * interval '1 second')
            ON CONFLICT ON CONSTRAINT phone_proofs_one_per_puzzle DO NOTHING""";

    private static final String REPEATED = "SELECT 1 FROM phone_proofs WHERE puzzle_hash = $1 AND handle_hash = $2";

    private static final String UNSENT = "UPDATE phone_proofs SET sent = false WHERE id = $1";

    private static final String PHONE_OF = "SELECT phone_index FROM phone_proofs WHERE handle_hash = $1";

    /** One more try, unless there were five for this code or ten for this phone within an hour. */
    private static final String TRY =
            """
            UPDATE phone_proofs SET tries = tries + 1
            WHERE handle_hash = $1 AND sent AND tries < 5 AND expires_at > now()
              AND (SELECT coalesce(sum(o.tries), 0) FROM phone_proofs o
                   WHERE o.phone_index = $2 AND o.created_at > now() - interval '1 hour') < 10
            RETURNING id, code_hash""";

    /** What was right was no try. */
    private static final String CONFIRM =
            """
            UPDATE phone_proofs SET tries = tries - 1, token_hash = $2,
                token_expires_at = coalesce(token_expires_at, now() + $3 * interval '1 second') WHERE id = $1""";

    private static final String MATCH =
            """
            UPDATE phone_proofs SET matches = matches + 1
            WHERE token_hash = $1 AND phone_index = $2 AND purpose = $3 AND used_at IS NULL AND token_expires_at > now()
              AND matches < 5
              AND (SELECT coalesce(sum(o.matches), 0) FROM phone_proofs o
                   WHERE o.phone_index = $2 AND o.created_at > now() - interval '1 day') < 25""";

    /** Proved by somebody else's word; there is no code to try, and no message to count. */
    private static final String ADD_PROVED =
            """
            INSERT INTO phone_proofs (id, phone_index, purpose, sent, expires_at, token_hash, token_expires_at)
            VALUES ($1, $2, $3, false, now(), $4, now() + $5 * interval '1 second')""";

    private static final String SWEEP =
            """
            DELETE FROM phone_proofs WHERE id IN (
                SELECT id FROM phone_proofs WHERE created_at < now() - interval '2 days' LIMIT 10000)""";

    /** What is proved. */
    record Proved(UUID id, byte[] phone, ProofPurpose purpose, byte[] token) {}

    /** What is asked for. */
    record Asked(UUID id, byte[] handle, byte[] puzzle, byte[] phone, ProofPurpose purpose, byte[] code) {}

    Uni<Void> alone(SqlConnection connection, byte[] phone) {
        return connection
                .preparedQuery(ALONE)
                .execute(Tuple.of(Buffer.buffer(phone)))
                .replaceWithVoid();
    }

    /** Whether one more may be sent. */
    enum Room {
        ENOUGH,
        /** The phone had its share. */
        PHONE_HAD_ITS_SHARE,
        /** All have had the day's budget. */
        BUDGET_SPENT
    }

    Uni<Room> room(SqlConnection connection, byte[] phone, int budget) {
        return connection
                .preparedQuery(HAD)
                .execute(Tuple.of(Buffer.buffer(phone)))
                .map(rows -> rows.iterator().next())
                .map(had -> {
                    if (had.getLong("minute") >= 1 || had.getLong("day") >= MOST_A_DAY) {
                        return Room.PHONE_HAD_ITS_SHARE;
                    }
                    return had.getLong("of_all") < budget ? Room.ENOUGH : Room.BUDGET_SPENT;
                });
    }

    Uni<Boolean> isRepeated(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(REPEATED)
                .execute(Tuple.of(Buffer.buffer(asked.puzzle()), Buffer.buffer(asked.handle())))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> unsent(SqlConnection connection, UUID id) {
        return connection.preparedQuery(UNSENT).execute(Tuple.of(id)).replaceWithVoid();
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

    /** @return whether the proof is good for this phone and purpose and had a try left, of five, and the phone of 25 a day */
    Uni<Boolean> match(SqlConnection connection, byte[] token, byte[] phone, ProofPurpose purpose) {
        return alone(connection, phone)
                .chain(() -> connection
                        .preparedQuery(MATCH)
                        .execute(Tuple.of(Buffer.buffer(token), Buffer.buffer(phone), purpose.name())))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> addProved(SqlConnection connection, Proved proved, Duration goodFor) {
        return connection
                .preparedQuery(ADD_PROVED)
                .execute(Tuple.of(
                        proved.id(),
                        Buffer.buffer(proved.phone()),
                        proved.purpose().name(),
                        Buffer.buffer(proved.token()),
                        goodFor.toSeconds()))
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
