package org.boai.enroll.web;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.database.Statements;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.database.Write;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Once per (scope, key): the first answer is stored in the transaction of the use case and given again to every
 * repetition, byte for byte, for seven days. Only successes are stored: after a failure the same key may try again.
 */
@ApplicationScoped
public class Idempotency {
    /** The constraint that lets only one of two who raced past the lock commit. */
    static final String ONE_ANSWER = "idempotency_keys_pk";

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

    /**
     * Tries the lock and looks for an earlier answer in one round trip. Should the first request commit between this
     * statement's snapshot and its lock, the primary key refuses the second row and with it the whole transaction.
     */
    private static final String LOCK_AND_FIND =
            """
            SELECT first.locked, k.fingerprint, k.location, k.body,
                CASE WHEN first.locked AND k.key IS NULL
                    THEN seconds_until_turn($4, $5, cast($6 AS bigint) * interval '1 second') END AS wait
            FROM (SELECT pg_try_advisory_xact_lock($1) AS locked) AS first
            LEFT JOIN idempotency_keys k ON k.scope = $2 AND k.key = $3""";

    private static final String STORE =
            """
            INSERT INTO idempotency_keys (scope, key, fingerprint, location, body, counted_for)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String FORGET = "DELETE FROM idempotency_keys WHERE created_at < now() - interval '7 days'";

    private final BlindIndex index;
    private final Work work;

    Idempotency(BlindIndex index, Work work) {
        this.index = index;
        this.work = work;
    }

    /** What identifies a request: its key, whose key it is, and a keyed fingerprint of what it says. */
    public record Request(String scope, UUID key, byte[] fingerprint, Turn turn) {
        /** Limits how many of these answers one requester gets. */
        public Request inTurn(Turn turn) {
            return new Request(scope, key, fingerprint, turn);
        }
    }

    /**
     * How many first answers one requester gets; a repetition never counts.
     *
     * @param requester a blind index of who it is
     * @param refusal   what a request fails with that is not in turn
     */
    public record Turn(byte[] requester, Limit limit, ProblemType refusal) {
        static final Turn ALWAYS = new Turn(null, new Limit("", 0, Duration.ZERO), null);
    }

    /**
     * @param header  the Idempotency-Key header as it came
     * @param payload the request's canonical bytes
     * @throws ProblemException {@code idempotency-key-missing}
     */
    public Request request(String scope, String header, byte[] payload) {
        try {
            UUID key = UUID.fromString(header == null ? "" : header.strip());
            return new Request(scope, key, index.of("idempotency", payload), Turn.ALWAYS);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(IdempotencyProblem.IDEMPOTENCY_KEY_MISSING);
        }
    }

    /** Inside the caller's transaction, as its first step. */
    public Uni<StoredAnswer> once(Request request, Supplier<Uni<StoredAnswer>> task) {
        return lockAndFind(request).chain(found -> {
            if (found.fingerprint() != null) {
                return Uni.createFrom().item(earlier(request, found));
            }
            if (!found.locked()) {
                throw inProgress();
            }
            if (found.secondsToWait() != null) {
                throw ProblemException.of(request.turn().refusal())
                        .retryAfter(Duration.ofSeconds(found.secondsToWait()));
            }
            return task.get().invoke(answer -> UnitOfWork.later(store(request, answer)));
        });
    }

    private static StoredAnswer earlier(Request request, Found found) {
        if (!MessageDigest.isEqual(found.fingerprint(), request.fingerprint())) {
            throw ProblemException.of(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return found.answer();
    }

    /**
     * What the first statement says: whether the lock was got, the earlier answer, if there is one, and how long to wait
     * when it is not the requester's turn.
     */
    private record Found(boolean locked, byte[] fingerprint, StoredAnswer answer, Integer secondsToWait) {
        static Found of(Object[] row) {
            return new Found(
                    (Boolean) row[0],
                    fingerprint((Buffer) row[1]),
                    new StoredAnswer((String) row[2], (String) row[3]),
                    (Integer) row[4]);
        }

        private static byte[] fingerprint(Buffer stored) {
            return stored == null ? null : stored.getBytes();
        }
    }

    private Uni<Found> lockAndFind(Request request) {
        var turn = request.turn();
        return Statements.row(
                        LOCK_AND_FIND,
                        lockOf(request),
                        request.scope(),
                        request.key(),
                        turn.requester(),
                        turn.limit().most(),
                        turn.limit().window().toSeconds())
                .map(Found::of);
    }

    private long lockOf(Request request) {
        return ByteBuffer.wrap(index.of("idempotency-lock", request.scope() + request.key()))
                .getLong();
    }

    private static Write store(Request request, StoredAnswer answer) {
        return Write.of(
                STORE,
                request.scope(),
                request.key(),
                request.fingerprint(),
                answer.location(),
                answer.body(),
                request.turn().requester());
    }

    static ProblemException inProgress() {
        return ProblemException.of(IdempotencyProblem.REQUEST_IN_PROGRESS).retryAfter(SHORT_PAUSE);
    }

    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> forgetOldAnswers() {
        return work.onPool(
                Scope.SYSTEM, connection -> connection.query(FORGET).execute().replaceWithVoid());
    }
}
