package org.boai.enroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.hibernate.StaleStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final String SECRET = "欧阳明月7f3c";
    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    private final Failures failures = new Failures();
    private final Recorder recorder = new Recorder();

    /** Keeps what is logged, as it would be printed. */
    private static final class Recorder extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(recorder);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(recorder);
        LOG.setUseParentHandlers(true);
    }

    private static PgException database(String state) {
        return new PgException("value " + SECRET, "ERROR", state, "Key (name)=(" + SECRET + ") already exists.");
    }

    private void assertComeBack(Throwable failure, CommonProblem type) {
        var named = failures.named(failure);
        assertThat(named.type()).isEqualTo(type);
        assertThat(named.retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(recorder.lines).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "40001", "40P01"})
    void aBusyDatabaseMeansOverloaded(String state) {
        assertComeBack(database(state), CommonProblem.OVERLOADED);
    }

    /** Hibernate says it in its own words, without the driver's exception. */
    @Test
    void aLockThatHibernateWaitedForTooLongMeansOverloaded() {
        var translated = new org.hibernate.exception.LockTimeoutException(
                SECRET, new java.sql.SQLException(SECRET, "55P03"), "SELECT 1");
        assertComeBack(new jakarta.persistence.LockTimeoutException(SECRET, translated), CommonProblem.OVERLOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "53300", "25006", "08000", "08006"})
    void aDatabaseThatIsAwayMeansUnavailable(String state) {
        assertComeBack(database(state), CommonProblem.DATABASE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Timeout", "Connection pool reached max wait queue size of 100"})
    void aPoolWithoutAFreeConnectionMeansOverloaded(String message) {
        assertComeBack(new NoStackTraceThrowable(message), CommonProblem.OVERLOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection is closed", "Pool closed"})
    void aPoolWithoutADatabaseMeansUnavailable(String message) {
        assertComeBack(new NoStackTraceThrowable(message), CommonProblem.DATABASE_UNAVAILABLE);
    }

    @Test
    void aBrokenConnectionMeansUnavailable() {
        assertComeBack(ClosedConnectionException.INSTANCE, CommonProblem.DATABASE_UNAVAILABLE);
        assertComeBack(new IOException("Connection reset by peer"), CommonProblem.DATABASE_UNAVAILABLE);
    }

    @Test
    void theCauseIsFoundUnderWhatWrapsIt() {
        assertComeBack(
                new CompletionException(new IllegalStateException("wrapped", database("55P03"))),
                CommonProblem.OVERLOADED);
    }

    @Test
    void aMessageThatOnlyMentionsATimeoutIsNotThePools() {
        assertThat(failures.named(new IllegalStateException("Timeout of something else"))
                        .type())
                .isEqualTo(CommonProblem.UNEXPECTED);
    }

    @Test
    void aVersionThatMovedOnIsStale() {
        assertThat(failures.named(new StaleStateException("row")).type()).isEqualTo(CommonProblem.VERSION_STALE);
        assertThat(failures.named(new OptimisticLockException()).type()).isEqualTo(CommonProblem.VERSION_STALE);
    }

    @Test
    void aProblemStaysWhatItIs() {
        var problem = ProblemException.of(CommonProblem.TOO_MANY_TRIES);

        assertThat(failures.named(new CompletionException(problem))).isSameAs(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "XX000"})
    void anythingElseOfTheDatabaseIsOurs(String state) {
        assertThat(failures.named(database(state)).type()).isEqualTo(CommonProblem.UNEXPECTED);
    }

    @Test
    void whatIsLoggedNamesTheStateAndQuotesNothing() {
        failures.named(new IllegalStateException(SECRET, database("23505")));

        assertThat(recorder.lines).singleElement().satisfies(line -> assertThat(line)
                .contains("IllegalStateException", "PgException 23505", "FailuresTest")
                .doesNotContain(SECRET));
    }

    @Test
    void aCauseThatCausesItselfEndsToo() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(failures.named(first).type()).isEqualTo(CommonProblem.UNEXPECTED);
    }
}
