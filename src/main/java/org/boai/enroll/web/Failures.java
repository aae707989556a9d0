package org.boai.enroll.web;

import com.fasterxml.jackson.core.JacksonException;
import io.netty.channel.ChannelException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/**
 * Gives a name to failures that nobody named: the database busy or away means "come back", a version that moved on
 * means "look again", and the rest is ours to mend and is logged with its stack, without the message of the driver,
 * which may quote values.
 */
@Singleton
public class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);
    private static final int DEEPEST_CAUSE = 10;
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "58030", "25006");
    private static final Set<String> BUSY = Set.of("55P03", "57014", "40001", "40P01");

    /** Text that PostgreSQL cannot hold: NUL, or bytes that are no UTF-8. */
    private static final Set<String> NOT_STORABLE = Set.of("22021", "22P05");

    public ProblemException named(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            ProblemException named = one(cause);
            if (named != null) {
                return named;
            }
        }
        LOG.error("unexpected failure " + Ids.next(), withoutMessages(failure, DEEPEST_CAUSE));
        return ProblemException.of(CommonProblem.UNEXPECTED);
    }

    private static ProblemException one(Throwable cause) {
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        if (cause instanceof StaleStateException || cause instanceof jakarta.persistence.OptimisticLockException) {
            return ProblemException.of(CommonProblem.VERSION_STALE);
        }
        if (String.valueOf(cause.getMessage()).contains(Idempotency.ONE_ANSWER)) {
            return Idempotency.inProgress();
        }
        if (cause instanceof PgException database) {
            return ofState(String.valueOf(database.getSqlState()));
        }
        if (cause instanceof JDBCException translated) {
            return ofState(String.valueOf(translated.getSQLState()));
        }
        ProblemException named = ofPool(String.valueOf(cause.getMessage()));
        if (named != null) {
            return named;
        }
        // the driver's own failures: a connection that is not there any more, or none to be had
        if (cause instanceof VertxException
                || cause instanceof ChannelException
                || cause instanceof ClosedConnectionException
                || (cause instanceof IOException && !(cause instanceof JacksonException))) {
            return away();
        }
        return null;
    }

    private static ProblemException ofState(String state) {
        if (AWAY.contains(state) || state.startsWith("08") || state.startsWith("53")) {
            return away();
        }
        if (NOT_STORABLE.contains(state)) {
            return ProblemException.of(CommonProblem.REQUEST_NOT_READABLE);
        }
        return BUSY.contains(state) ? busy() : null;
    }

    /** The driver's pool fails with bare messages instead of types. */
    private static ProblemException ofPool(String message) {
        if (message.equals("Timeout")
                || message.equals("Timeout waiting for connection")
                || message.startsWith("Connection pool reached max wait queue size")) {
            return busy();
        }
        boolean cut = message.equals("Connection is closed")
                || message.startsWith("Connection was closed")
                || message.startsWith("Connection is not active now")
                || message.startsWith("Pending requests failed to be sent");
        return cut || message.startsWith("Pool closed") ? away() : null;
    }

    private static ProblemException busy() {
        return ProblemException.of(CommonProblem.OVERLOADED).retryAfter(SHORT_PAUSE);
    }

    private static ProblemException away() {
        return ProblemException.of(CommonProblem.DATABASE_UNAVAILABLE).retryAfter(SHORT_PAUSE);
    }

    /** Causes may go round in a circle. */
    private static Throwable withoutMessages(Throwable failure, int depth) {
        String state = failure instanceof PgException database ? " " + database.getSqlState() : "";
        var bare = new RuntimeException(failure.getClass().getName() + state);
        bare.setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null && depth > 0) {
            bare.initCause(withoutMessages(failure.getCause(), depth - 1));
        }
        return bare;
    }
}
