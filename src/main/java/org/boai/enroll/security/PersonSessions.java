package org.boai.enroll.security;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.RandomToken;

/**
 * Sessions of persons: a kind of their own, never a steward's. A random token of which only the SHA-256 is kept, on the
 * database's clock; ended here, it is no token anywhere.
 */
@ApplicationScoped
public class PersonSessions {
    private static final String BEGIN =
            """
            INSERT INTO person_sessions (id, token_hash, person_key, expires_at, proved_at)
            VALUES ($1, $2, $3, now() + cast($4 AS bigint) * interval '1 second', CASE WHEN $5 THEN now() END)""";

    private static final String FIND =
            """
            UPDATE person_sessions SET seen_at = now()
            WHERE token_hash = $1 AND expires_at > now() AND seen_at > now() - $2 * interval '1 second'
            RETURNING id, person_key, coalesce(proved_at > now() - interval '10 minutes', false) AS fresh""";

    private static final String LIVING =
            """
            SELECT id, person_key, coalesce(proved_at > now() - interval '10 minutes', false) AS fresh FROM person_sessions
            WHERE id = $1 AND expires_at > now() AND seen_at > now() - $2 * interval '1 second'""";

    private static final String SWEEP = "DELETE FROM person_sessions WHERE expires_at < now()";

    private final Work work;
    private final PersonConfig config;

    PersonSessions(Work work, PersonConfig config) {
        this.work = work;
        this.config = config;
    }

    /**
     * In the unit of work of the caller, which has found out who it is. The id is random: it must tell nothing.
     *
     * @param proved whether the phone has just been proved
     */
    public Uni<IssuedSession> begin(byte[] personKey, boolean proved) {
        String token = RandomToken.next();
        long seconds = config.session().toSeconds();
        UUID id = UUID.randomUUID();
        return Statements.update(BEGIN, id, RandomToken.hash(token), personKey, seconds, proved)
                .replaceWith(new IssuedSession(id, token, seconds));
    }

    /** @return null for a token that is none, or no longer one */
    public Uni<PersonSession> find(String token) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(FIND)
                .execute(Tuple.of(
                        Buffer.buffer(RandomToken.hash(token)), config.idle().toSeconds()))
                .map(PersonSessions::first));
    }

    /** @return null when it has ended */
    public Uni<PersonSession> living(UUID id) {
        return work.onPool(Scope.SYSTEM, connection -> connection
                .preparedQuery(LIVING)
                .execute(Tuple.of(id, config.idle().toSeconds()))
                .map(PersonSessions::first));
    }

    /** In the session at hand, under the system's scope. */
    public Uni<Void> end(PersonSession session) {
        return Statements.update("DELETE FROM person_sessions WHERE id = $1", session.id())
                .replaceWithVoid();
    }

    /** Likewise: all of a person's. @param kept the one that goes on, or null */
    public Uni<Void> endAll(byte[] personKey, UUID kept) {
        return Statements.update(
                        "DELETE FROM person_sessions WHERE person_key = $1 AND id IS DISTINCT FROM $2", personKey, kept)
                .replaceWithVoid();
    }

    @Scheduled(every = "30m", delayed = "3m")
    Uni<Void> sweep() {
        return work.onPool(
                Scope.SYSTEM, connection -> connection.query(SWEEP).execute().replaceWithVoid());
    }

    private static PersonSession first(RowSet<Row> rows) {
        var all = rows.iterator();
        if (!all.hasNext()) {
            return null;
        }
        Row row = all.next();
        return new PersonSession(row.getUUID("id"), row.getBuffer("person_key").getBytes(), row.getBoolean("fresh"));
    }
}
