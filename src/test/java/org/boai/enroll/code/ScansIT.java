package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.boai.enroll.support.Database.count;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.boai.enroll.Codes;
import org.boai.enroll.kernel.Damm;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a code reached is counted once for a person, code and day, and nobody is known by it. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ScansIT {
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0.44 ";

    @Inject
    KnownCodes codes;

    @Inject
    ScanAppend append;

    @Inject
    BlindIndex index;

    @Inject
    Work work;

    @Inject
    Clock clock;

    @Inject
    LimitsConfig limits;

    @TestHTTPResource("/")
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String code;

    @BeforeEach
    void aPoster() {
        code = Codes.poster();
    }

    private int send(String method, String path, String agent, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).method(method, BodyPublishers.noBody());
        if (agent != null) {
            request.header("User-Agent", agent);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private int beacon(String of, String agent) throws IOException, InterruptedException {
        return send("POST", "/j/" + of + "/scans", agent);
    }

    private static long seen(String code) {
        return count("SELECT count(*) FROM code_scans WHERE code = ? AND step = 'SCAN'", code);
    }

    private static long started(String code) {
        return count("SELECT count(*) FROM code_scans WHERE code = ? AND step = 'START'", code);
    }

    /** All that was sent before is written when this is. */
    private void awaitWritten() throws IOException, InterruptedException {
        String last = Codes.poster();
        assertThat(beacon(last, PHONE)).isEqualTo(204);
        await().until(() -> seen(last) == 1);
    }

    /** A replica of its own, which writes when it is told to. */
    private final class Replica {
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final ScanService scans;

        private Replica(Clock clock) {
            this(clock, limits);
        }

        private Replica(Clock clock, LimitsConfig limits) {
            scans = new ScanService(codes, new ScanDays(work), append, index, meters, limits, clock);
        }

        private Replica begin() {
            write();
            return this;
        }

        private void see(String of, String agent) {
            await(() -> scans.seen(of, new Visitor("192.0.2.1", agent)));
        }

        private void start(String of, String agent) {
            await(() -> scans.started(of, new Visitor("192.0.2.1", agent)));
        }

        private void write() {
            await(scans::flush);
        }

        private static void await(Supplier<Uni<Void>> task) {
            try {
                VertxContextSupport.subscribeAndAwait(task);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        }

        private double waiting() {
            return meters.get("boai.scans.waiting").gauge().value();
        }
    }

    @Test
    void aPersonCountsOnceForACodeAndDay() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(beacon(code, PHONE)).isEqualTo(204);
        }
        assertThat(beacon(code, PHONE + "another")).isEqualTo(204);
        awaitWritten();
        assertThat(beacon(code, PHONE)).isEqualTo(204);
        awaitWritten();
        assertThat(seen(code)).isEqualTo(2);
        assertThat(started(code)).isZero();
    }

    @Test
    void theNextDayCountsAgain() {
        var today = new Replica(clock).begin();
        var tomorrow = new Replica(Clock.offset(clock, Duration.ofDays(1))).begin();
        today.see(code, PHONE);
        tomorrow.see(code, PHONE);
        tomorrow.see(code, PHONE);
        today.write();
        tomorrow.write();
        assertThat(seen(code)).isEqualTo(2);
        assertThat(count("SELECT count(DISTINCT visitor) FROM code_scans WHERE code = ?", code))
                .isEqualTo(2);
    }

    @Test
    void whoStartsHasScannedWithoutScript() {
        var replica = new Replica(clock).begin();
        replica.start(code, PHONE);
        replica.start(code, PHONE);
        replica.see(code, PHONE);
        replica.write();
        assertThat(seen(code)).isOne();
        assertThat(started(code)).isOne();
    }

    @Test
    void lookingAtThePageCountsNothing() throws Exception {
        for (String method : new String[] {"GET", "GET", "GET", "HEAD", "OPTIONS"}) {
            send(method, "/j/" + code, PHONE);
            assertThat(send(method, "/j/" + code + "/scans", PHONE)).isNotEqualTo(204);
        }
        awaitWritten();
        assertThat(seen(code)).isZero();
    }

    @Test
    void aFormIsNoBeacon() throws Exception {
        assertThat(send("POST", "/j/" + code + "/scans", PHONE, "Content-Type", "application/x-www-form-urlencoded"))
                .isEqualTo(415);
        assertThat(send("POST", "/j/" + code + "/scans", PHONE, "Content-Type", "text/plain;charset=UTF-8"))
                .isEqualTo(204);
        awaitWritten();
        assertThat(seen(code)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facebookexternalhit/1.1",
                "TelegramBot (like TwitterBot)",
                "Mozilla/5.0 (compatible; Baiduspider/2.0)",
                ""
            })
    void previewsAndCrawlersCountNothing(String agent) throws Exception {
        assertThat(beacon(code, agent)).isEqualTo(204);
        awaitWritten();
        assertThat(seen(code)).isZero();
    }

    @Test
    void aCodeThatDoesNotExistFillsNothing() {
        var replica = new Replica(clock).begin();
        String unknown = "99999999" + Damm.digit("99999999");
        for (String none : new String[] {unknown, code.substring(1), code + "0", "482013750", "x"}) {
            replica.see(none, PHONE);
            replica.start(none, PHONE);
        }
        assertThat(replica.waiting()).isZero();
        replica.write();
        assertThat(seen(unknown)).isZero();
    }

    @Test
    void aCodeThatDoesNotExistIsAnsweredLikeOthers() throws Exception {
        assertThat(beacon("99999999" + Damm.digit("99999999"), PHONE)).isEqualTo(204);
        assertThat(beacon("1", PHONE)).isEqualTo(204);
    }

    /** A new name with each call is still one address. */
    @Test
    void oneAddressBringsOnlySoMany() {
        var few = (LimitsConfig) Proxy.newProxyInstance(
                LimitsConfig.class.getClassLoader(),
                new Class<?>[] {LimitsConfig.class},
                (proxy, asked, none) -> asked.getName().equals("scansPerAddress") ? 20 : asked.invoke(limits));
        var replica = new Replica(clock, few).begin();
        for (int i = 0; i < 70; i++) {
            replica.see(code, PHONE + " " + i);
        }
        replica.write();
        assertThat(seen(code)).isEqualTo(20);
    }

    @Test
    void twoReplicasCountAVisitorOnce() {
        var one = new Replica(clock).begin();
        var other = new Replica(clock).begin();
        one.see(code, PHONE);
        other.see(code, PHONE);
        other.see(code, PHONE + "another");
        one.write();
        other.write();
        assertThat(seen(code)).isEqualTo(2);
    }

    @Test
    void aVisitorIsNotFollowedFromCodeToCode() {
        var replica = new Replica(clock).begin();
        String other = Codes.poster();
        replica.see(code, PHONE);
        replica.see(other, PHONE);
        replica.write();
        assertThat(count("SELECT count(DISTINCT visitor) FROM code_scans WHERE code IN (?, ?)", code, other))
                .isEqualTo(2);
    }

    @Test
    void withoutASaltNothingIsKept() {
        var replica = new Replica(clock);
        replica.see(code, PHONE);
        assertThat(replica.waiting()).isZero();
        assertThat(replica.meters
                        .get("boai.scans.lost")
                        .tag("why", "salt")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeWrittenIsWrittenLater() {
        var replica = new Replica(clock).begin();
        replica.see(code, PHONE);
        Database.change("ALTER TABLE code_scans RENAME TO code_scans_away");
        try {
            replica.write();
        } finally {
            Database.change("ALTER TABLE code_scans_away RENAME TO code_scans");
        }
        assertThat(replica.waiting()).isEqualTo(1);
        replica.write();
        assertThat(seen(code)).isOne();
    }

    @Test
    void whatWaitsIsWrittenAtTheStop() {
        var replica = new Replica(clock).begin();
        replica.see(code, PHONE);
        replica.scans.stop(null);
        assertThat(seen(code)).isOne();
    }

    @Test
    void aVisitorsAddressAndBrowserStandNowhere() {
        String agent = PHONE + UUID.randomUUID();
        var visitor = new Visitor("192.0.2.1", agent);
        assertThat(visitor.toString()).doesNotContain("192.0.2.1", agent);
        var replica = new Replica(clock).begin();
        replica.see(code, agent);
        replica.write();
        assertThat(Database.one(String.class, "SELECT s::text FROM code_scans s WHERE code = ?", code))
                .doesNotContain("192.0.2.1", "Mozilla");
    }

    /** A code with a limit has its places counted in its row, which nobody's looking may touch. */
    @Test
    void scansLeaveTheRowOfTheCodeAlone() {
        String limited = Codes.issue("shangbao", Map.of("title", "限额", "occasion", "CAMPAIGN", "maxApplications", 5));
        String row = Database.one(
                String.class,
                "SELECT xmin || ' ' || xmax || ' ' || ctid FROM enrollment_codes WHERE code = ?",
                limited);
        long version = Database.count("SELECT version FROM facts_versions");
        var replica = new Replica(clock).begin();
        for (int i = 0; i < 50; i++) {
            replica.start(limited, PHONE + i);
        }
        replica.write();
        assertThat(seen(limited)).isEqualTo(50);
        assertThat(Database.one(
                        String.class,
                        "SELECT xmin || ' ' || xmax || ' ' || ctid FROM enrollment_codes WHERE code = ?",
                        limited))
                .isEqualTo(row);
        assertThat(Database.count("SELECT version FROM facts_versions")).isEqualTo(version);
    }
}
