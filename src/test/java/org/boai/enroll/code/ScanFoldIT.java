package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Database.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.boai.enroll.Codes;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.TestPostgres;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day that is over becomes numbers, exactly, and who it was is gone. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ScanFoldIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BATCH = 10;
    private static final int SCANS = 33;
    private static final int STARTS = 12;

    @Inject
    Work work;

    @Inject
    ScanAppend append;

    @Inject
    Clock clock;

    private String code;
    private String other;
    private LocalDate day;

    /** Three days ago, 33 came by one code, of whom 12 started, and five by another. */
    @BeforeEach
    void aDayThatIsOver() {
        code = Codes.poster();
        other = Codes.poster();
        day = ScanDays.day(clock.instant()).minusDays(3);
        Database.change(
                "INSERT INTO scan_days (day, salt) VALUES (?, sha256('salt')) ON CONFLICT (day)"
                        + " DO UPDATE SET salt = excluded.salt",
                day);
        came(code, "SCAN", SCANS);
        came(code, "START", STARTS);
        came(other, "SCAN", 5);
    }

    private void came(String by, String step, int people) {
        Database.change(
                "INSERT INTO code_scans SELECT ?, ?, ?, ('00000000-0000-0000-0000-' || lpad(i::text, 12, '0'))::uuid"
                        + " FROM generate_series(1, ?) i",
                by,
                day,
                step,
                people);
    }

    private ScanFold fold() {
        return new ScanFold(work, BATCH);
    }

    private static boolean step(ScanFold fold) {
        return fold.step().await().atMost(PATIENCE);
    }

    private static void all(ScanFold fold) {
        fold.fold().await().atMost(PATIENCE);
    }

    private static long sum(String column, String of) {
        return count("SELECT coalesce(sum(" + column + "), 0)::bigint FROM code_days WHERE code = ?", of);
    }

    private static long left(String step, String of) {
        return count("SELECT count(*) FROM code_scans WHERE code = ? AND step = ?", of, step);
    }

    /** Folded and left are together what was seen. */
    private void assertWhole() {
        assertThat(sum("scans", code) + left("SCAN", code)).isEqualTo(SCANS);
        assertThat(sum("starts", code) + left("START", code)).isEqualTo(STARTS);
        assertThat(sum("scans", other) + left("SCAN", other)).isEqualTo(5);
    }

    private void assertFolded() {
        assertThat(sum("scans", code)).isEqualTo(SCANS);
        assertThat(sum("starts", code)).isEqualTo(STARTS);
        assertThat(sum("scans", other)).isEqualTo(5);
        assertThat(count("SELECT count(*) FROM code_scans WHERE day = ?", day)).isZero();
        assertThat(count("SELECT count(*) FROM scan_days WHERE day = ?", day)).isZero();
    }

    @Test
    void aDayThatIsOverIsFoldedExactlyAndItsHashesAndSaltAreGone() {
        all(fold());
        assertFolded();
        assertThat(count("SELECT count(*) FROM code_days WHERE code = ?", code)).isOne();
    }

    @Test
    void foldingAgainChangesNothing() {
        all(fold());
        all(fold());
        assertFolded();
    }

    @Test
    void todayIsNotFolded() {
        var today = ScanDays.day(clock.instant());
        new ScanDays(work).renew(clock.instant()).await().atMost(PATIENCE);
        append.write(List.of(new Scan(code, today, ScanStep.SCAN, UUID.randomUUID())))
                .await()
                .atMost(PATIENCE);
        all(fold());
        assertThat(left("SCAN", code)).isOne();
        assertThat(count("SELECT count(*) FROM scan_days WHERE day = ? AND salt IS NOT NULL", today))
                .isOne();
    }

    @Test
    void aFoldThatStopsHalfwayHasLostNothingAndGoesOn() {
        assertThat(step(fold())).isTrue();
        assertThat(step(fold())).isTrue();
        assertThat(count("SELECT count(*) FROM code_scans WHERE day = ?", day))
                .isEqualTo(SCANS + STARTS + 5 - 2L * BATCH);
        assertThat(count("SELECT count(*) FROM scan_days WHERE day = ? AND salt IS NULL", day))
                .isOne();
        assertWhole();
        all(fold());
        assertFolded();
    }

    @Test
    void aFoldThatIsKilledInItsStatementHasLostNothing() throws Exception {
        step(fold());
        try (Connection holder = TestPostgres.superuser(OnPostgres.DATABASE)) {
            holder.setAutoCommit(false);
            try (var lock = holder.createStatement()) {
                lock.execute("LOCK TABLE code_days");
            }
            var killed = CompletableFuture.runAsync(() -> step(fold()));
            await().until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%INSERT INTO code_days%' AND datname = current_database()")
                    > 0);
            Database.column(
                    Boolean.class,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%INSERT INTO code_days%' AND datname = current_database()");
            assertThatThrownBy(killed::join).isNotNull();
            holder.rollback();
        }
        assertWhole();
        all(fold());
        assertFolded();
    }

    @Test
    void replicasThatFoldAtOnceCountOnce() {
        Together.times(4, i -> {
            all(fold());
            return true;
        });
        all(fold());
        assertFolded();
    }

    @Test
    void aDayThatIsOverTakesNothingMoreAndGetsNoSaltAgain() {
        step(fold());
        var late = List.of(new Scan(code, day, ScanStep.SCAN, UUID.randomUUID()));
        append.write(late).await().atMost(PATIENCE);
        assertWhole();
        all(fold());
        append.write(late).await().atMost(PATIENCE);
        var slow = new ScanDays(work);
        slow.renew(clock.instant().minus(Duration.ofDays(3))).await().atMost(PATIENCE);
        assertThat(slow.salt(day)).isNull();
        assertFolded();
    }
}
