package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.submit;
import static org.boai.enroll.support.Api.submitPatiently;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.notification.channel.Verdict;
import org.boai.enroll.notification.channel.Verdict.Sort;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Together;
import org.junit.jupiter.api.Test;

/** Telling beside the inbox: at least once, never past a lease, and no endpoint at the cost of another. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RelayIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    SealedChannels sealed;

    @Inject
    Claims claims;

    @Inject
    Completion completion;

    @Inject
    PastDeliveries past;

    @Inject
    Work work;

    @Inject
    NoticeGauges gauges;

    @Inject
    MeterRegistry meters;

    private UUID webhook(Branch branch) {
        return branch.endpoint(ChannelKind.WEBHOOK, sealed);
    }

    private UUID robot(Branch branch) {
        return branch.endpoint(ChannelKind.WECOM_ROBOT, sealed);
    }

    private <T> T done(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    @Test
    void aBranchWithAWebhookIsToldOnceAndWithoutAName() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        var notice = branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DELIVERED'", 1);

        // the step comes again, as after a crash of whoever takes it
        var again = DeliveryPlan.of(notice, NoticeKind.APPLICATION_TO_REVIEW, 0, List.of(branch.organization()));
        List<Object> values = new ArrayList<>(again.values());
        values.set(3, "APPLICATION_TO_REVIEW");
        done(work.onPool(
                Scope.SYSTEM,
                connection -> connection.preparedQuery(again.sql()).execute(Tuple.from(values))));
        assertThat(Branch.count(endpoint, "true")).isOne();

        var message = FakeChannels.sentTo(endpoint).get(0);
        assertThat(message.organization().id()).isEqualTo(branch.organization());
        assertThat(message.count()).isOne();
        assertThat(message.parts().get(0).noticeId()).isEqualTo(notice);
        assertThat(message.occasion()).isEqualTo(Message.Occasion.TOLD);
        assertThat(message.link()).endsWith("/console/inbox");
        assertThat(message.toString()).doesNotContain("测试");
    }

    @Test
    void deliveriesAreWrittenInTheTransactionOfTheNotice() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        Branch.close(endpoint);
        var code = Codes.poster();
        // the relay touches a row soon, and xmin then tells of the relay: who plans it is noted when it is written
        Database.change(
                """
                CREATE TABLE IF NOT EXISTS planned_in AS SELECT id, 0::bigint AS here FROM deliveries WHERE false""");
        Database.change(
                """
                CREATE OR REPLACE FUNCTION note_transaction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN INSERT INTO planned_in VALUES (NEW.id, txid_current()); RETURN NEW; END $$""");
        Database.change(
                "CREATE TRIGGER planned BEFORE INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION note_transaction()");
        try {
            var notice = branch.apply(code);
            assertThat(Database.count(
                            """
                            SELECT count(*) FROM deliveries d JOIN planned_in p ON p.id = d.id JOIN notices n ON n.id = d.notice_id
                            WHERE n.id = ? AND n.xmin::text::bigint = p.here & 4294967295""",
                            notice))
                    .isOne();
        } finally {
            Database.change("DROP TRIGGER planned ON deliveries");
            Branch.forget(endpoint);
        }
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        Database.change(
                """
                CREATE OR REPLACE FUNCTION no_audit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$""");
        var code = Codes.poster();
        Database.change(
                "CREATE TRIGGER disk_is_full BEFORE INSERT ON notice_audiences FOR EACH ROW EXECUTE FUNCTION no_audit()");
        try {
            var answer = submit(Applications.adult(code, branch.region()));
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(500);
        } finally {
            Database.change("DROP TRIGGER disk_is_full ON notice_audiences");
        }
        assertThat(Branch.count(endpoint, "true")).isZero();
    }

    @Test
    void whatCannotBeDeliveredNowIsTriedAgainUnderTheSameId() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        FakeChannels.answer(endpoint, Verdict.later("http-503", Duration.ofHours(1)));
        branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'SCHEDULED' AND reason = 'http-503' AND attempts = 1 AND due_at > now()", 1);
        assertThat(Database.one(Integer.class, "SELECT failures FROM channel_endpoints WHERE id = ?", endpoint))
                .isOne();

        FakeChannels.answer(endpoint, Verdict.delivered());
        Branch.due(endpoint);
        Branch.until(endpoint, "state = 'DELIVERED' AND attempts = 2", 1);
        var sent = FakeChannels.sentTo(endpoint);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).id()).isEqualTo(sent.get(1).id());
        assertThat(Database.one(Integer.class, "SELECT failures FROM channel_endpoints WHERE id = ?", endpoint))
                .isZero();
    }

    @Test
    void threeFailuresInARowMakeTheWholeEndpointWait() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        FakeChannels.answer(endpoint, Verdict.later("http-503", Duration.ofHours(1)));
        branch.apply(Codes.poster());
        Awaitility.await().atMost(LIMIT).until(() -> {
            Branch.due(endpoint);
            return Database.one(Integer.class, "SELECT failures FROM channel_endpoints WHERE id = ?", endpoint) >= 3;
        });
        assertThat(Database.count(
                        "SELECT count(*) FROM channel_endpoints WHERE id = ? AND open_at > now() + interval '50 minutes'",
                        endpoint))
                .isOne();
        int sent = FakeChannels.sentTo(endpoint).size();
        Branch.due(endpoint);
        Branch.until(endpoint, "due_at > now() + interval '50 minutes'", 1);
        assertThat(FakeChannels.sentTo(endpoint)).hasSize(sent);

        FakeChannels.answer(endpoint, Verdict.delivered());
        Branch.open(endpoint);
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
    }

    @Test
    void whatWillNeverWorkDiesWithItsReason() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        FakeChannels.answer(endpoint, Verdict.permanent("http-400"));
        branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DEAD' AND reason = 'http-400' AND attempts = 1", 1);
    }

    @Test
    void whatWasTriedTooOftenDies() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        FakeChannels.answer(endpoint, Verdict.later("http-500"));
        Branch.close(endpoint);
        branch.apply(Codes.poster());
        Database.change("UPDATE deliveries SET attempts = 9 WHERE endpoint_id = ?", endpoint);
        Branch.open(endpoint);
        Branch.until(endpoint, "state = 'DEAD' AND reason = 'too-many-attempts: http-500' AND attempts = 10", 1);
    }

    @Test
    void anEndpointThatIsGoneIsClosedAndWhatWaitsForItDies() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        FakeChannels.answer(endpoint, Verdict.gone("http-410"));
        var notice = branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DEAD' AND reason = 'http-410'", 1);
        assertThat(Database.one(
                        String.class, "SELECT state || ' ' || reason FROM channel_endpoints WHERE id = ?", endpoint))
                .isEqualTo("GONE http-410");
        branch.deliveries(notice, endpoint, 1);
        Branch.until(endpoint, "state = 'DEAD' AND reason = 'endpoint-gone' AND attempts = 0", 1);
        assertThat(FakeChannels.sentTo(endpoint)).hasSize(1);
    }

    @Test
    void anEndpointThatHasOnlyFailedForDaysIsClosed() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        FakeChannels.answer(endpoint, Verdict.later("http-503"));
        failingForDays(endpoint);
        var notice = branch.apply(Codes.poster());
        Awaitility.await().atMost(LIMIT).until(() -> "GONE failing-for-days"
                .equals(Database.one(
                        String.class, "SELECT state || ' ' || reason FROM channel_endpoints WHERE id = ?", endpoint)));
        Branch.due(endpoint);
        Branch.until(endpoint, "state = 'DEAD' AND reason = 'endpoint-gone'", 1);
        assertThat(above(notice)).isNotEmpty();
    }

    private static void failingForDays(UUID endpoint) {
        Database.change(
                "UPDATE channel_endpoints SET failures = 9, failing_since = now() - interval '73 hours' WHERE id = ?",
                endpoint);
    }

    @Test
    void oneSuccessEndsTheDaysOfFailing() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        failingForDays(endpoint);
        branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
        assertThat(Database.count(
                        "SELECT count(*) FROM channel_endpoints WHERE id = ? AND state = 'ACTIVE' AND failures = 0"
                                + " AND failing_since IS NULL",
                        endpoint))
                .isOne();
    }

    @Test
    void aSharedChannelTellsOfWhoeverIsTold() {
        var branch = Branch.untold();
        UUID above =
                Database.one(UUID.class, "SELECT parent_id FROM organizations WHERE id = ?", branch.organization());
        UUID shared = Branch.channel(above, ChannelKind.WECOM_ROBOT, "{}", null, sealed);
        var endpoint = Branch.endpointOf(shared, sealed);
        try {
            Database.change("UPDATE channels SET shared = true WHERE id = ?", shared);
            branch.apply(Codes.poster());
            Awaitility.await().atMost(LIMIT).until(() -> Branch.count(endpoint, "state = 'DELIVERED'") > 0);
            assertThat(FakeChannels.sentTo(endpoint)).anySatisfy(message -> assertThat(message.parts())
                    .anySatisfy(part -> assertThat(part.organizationId()).isEqualTo(branch.organization())));
        } finally {
            Database.change("UPDATE channels SET shared = false, active = false WHERE id = ?", shared);
            Branch.forget(endpoint);
        }
    }

    @Test
    void whomNoChannelReachesAnyMoreHasTheParentToldAtOnceAndOnce() {
        var branch = Branch.untold();
        String steward = Stewards.at(branch.organization(), "HANDLER");
        var first = webhook(branch);
        var second = webhook(branch);
        FakeChannels.answer(first, Verdict.gone("http-410"));
        FakeChannels.answer(second, Verdict.permanent("http-400"));
        try {
            var notice = branch.apply(Codes.poster());
            Branch.until(first, "state = 'DEAD'", 1);
            Branch.until(second, "state = 'DEAD'", 1);
            assertThat(above(notice)).as("one endpoint still works").isEmpty();

            FakeChannels.answer(second, Verdict.gone("http-410"));
            branch.deliveries(notice, second, 3);
            Branch.until(second, "state = 'DEAD'", 4);
            assertThat(above(notice).stream().filter("NOT_TOLD"::equals)).hasSize(1);
            assertThat(Stewards.organizationOf(steward)).isEqualTo(branch.organization());
        } finally {
            Stewards.disable(steward);
        }
    }

    private static List<String> above(UUID notice) {
        return Database.column(
                String.class,
                "SELECT because FROM notice_audiences WHERE notice_id = ? AND because IN ('NOT_TOLD', 'NOBODY_BELOW')",
                notice);
    }

    @Test
    void noSecretFromAboveIsSentWhereABranchWantsIt() {
        var branch = Branch.untold();
        UUID above =
                Database.one(UUID.class, "SELECT parent_id FROM organizations WHERE id = ?", branch.organization());
        Branch.channel(above, ChannelKind.WEBHOOK, "{}", Map.of("key", "above"), sealed);
        UUID own =
                Branch.channel(branch.organization(), ChannelKind.WEBHOOK, "{\"server\": \"elsewhere\"}", null, sealed);
        var endpoint = Branch.endpointOf(own, sealed);
        branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
        assertThat(FakeChannels.asOpened(endpoint).secrets()).isEmpty();
    }

    @Test
    void aWorkerPastItsLeaseChangesNothing() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        var answer = new CompletableFuture<Verdict>();
        FakeChannels.script(endpoint, message -> Uni.createFrom().completionStage(answer));
        branch.apply(Codes.poster());
        Branch.until(endpoint, "lease IS NOT NULL", 1);
        UUID id = Database.one(UUID.class, "SELECT id FROM deliveries WHERE endpoint_id = ?", endpoint);
        long lease = Database.one(Long.class, "SELECT lease FROM deliveries WHERE endpoint_id = ?", endpoint);
        // the lease is over, and somebody else has claimed it
        long newer = Database.one(Long.class, "SELECT nextval('delivery_leases')");
        Database.change("UPDATE deliveries SET lease = ?, attempts = 2 WHERE id = ?", newer, id);

        answer.complete(Verdict.gone("http-410"));
        var late = new Outcome(id, endpoint, lease, Sort.GONE, "DEAD", "http-410", Duration.ZERO);
        assertThat(done(completion.complete(List.of(late)))).isZero();
        assertThat(Branch.count(endpoint, "state = 'SCHEDULED' AND lease = " + newer))
                .isOne();
        assertThat(Database.one(String.class, "SELECT state FROM channel_endpoints WHERE id = ?", endpoint))
                .isEqualTo("ACTIVE");

        var held = new Outcome(id, endpoint, newer, Sort.DELIVERED, "DELIVERED", null, Duration.ZERO);
        assertThat(done(completion.complete(List.of(held)))).isOne();
    }

    @Test
    void twoHundredApplicationsToOneRobotAreOneMessageAWindow() {
        var branch = Branch.untold();
        var endpoint = robot(branch);
        String code = Codes.poster();
        noteLeases(endpoint);
        try {
            assertThat(Together.times(200, i -> submitPatiently(
                                    UUID.randomUUID().toString(), Applications.adult(code, branch.region()))
                            .statusCode()))
                    .containsOnly(201);
            Branch.until(endpoint, "state = 'DELIVERED'", 200);
        } finally {
            Database.change("DROP FUNCTION note_lease() CASCADE");
        }

        var sent = FakeChannels.sentTo(endpoint);
        assertThat(sent.stream().mapToInt(Message::count).sum()).isEqualTo(200);
        assertThat(sent).hasSizeLessThan(50);
        var taken = Database.column(
                Timestamp.class, "SELECT DISTINCT at FROM leased_at WHERE endpoint_id = ? ORDER BY at", endpoint);
        Database.change("DROP TABLE leased_at");
        assertThat(taken).hasSizeGreaterThanOrEqualTo(sent.size());
        for (int i = 1; i < taken.size(); i++) {
            assertThat(Duration.between(
                            taken.get(i - 1).toInstant(), taken.get(i).toInstant()))
                    .isGreaterThanOrEqualTo(FakeChannels.WINDOW);
        }
    }

    /** When what is for it is taken: a message is built later, by however long a connection is waited for. */
    private static void noteLeases(UUID endpoint) {
        Database.change("CREATE TABLE IF NOT EXISTS leased_at (endpoint_id uuid, at timestamptz)");
        Database.change(
                """
                CREATE OR REPLACE FUNCTION note_lease() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
                BEGIN INSERT INTO leased_at VALUES (NEW.endpoint_id, NEW.leased_at); RETURN NEW; END $$""");
        Database.change("CREATE TRIGGER leased AFTER UPDATE OF lease ON deliveries FOR EACH ROW"
                + " WHEN (NEW.lease IS NOT NULL AND NEW.endpoint_id = '" + endpoint
                + "') EXECUTE FUNCTION note_lease()");
    }

    @Test
    void twoReplicasNeverTellOneRobotWithinAWindow() {
        for (int round = 0; round < 5; round++) {
            var branch = Branch.untold();
            var endpoint = robot(branch);
            Branch.close(endpoint);
            var notice = branch.apply(Codes.poster());
            branch.deliveries(notice, endpoint, 1500);
            Branch.open(endpoint);
            Together.times(4, i -> done(claims.claim(Instant.EPOCH, 100, Map.of())));
            assertThat(Database.count(
                            "SELECT count(DISTINCT lease) FROM deliveries WHERE endpoint_id = ? AND lease IS NOT NULL",
                            endpoint))
                    .isLessThanOrEqualTo(1);
            Branch.forget(endpoint);
        }
    }

    @Test
    void twoClaimsNeverTakeTheSameDelivery() {
        var branch = Branch.untold();
        var first = webhook(branch);
        Branch.close(first);
        var notice = branch.apply(Codes.poster());
        List<UUID> endpoints = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            endpoints.add(webhook(branch));
            branch.deliveries(notice, endpoints.get(i), 3);
        }
        var taken = Together.times(4, i -> done(claims.claim(Instant.EPOCH, 100, Map.of()))).stream()
                .flatMap(claimed -> claimed.deliveries().stream())
                .map(Delivery::id)
                .toList();
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(Database.count(
                        "SELECT count(*) FROM deliveries WHERE attempts > 1 AND organization_id = ?",
                        branch.organization()))
                .isZero();
        Database.change("DELETE FROM deliveries WHERE organization_id = ?", branch.organization());
    }

    @Test
    void whatIsAcknowledgedBeforeItIsSentIsNotSent() {
        var branch = Branch.untold();
        var endpoint = robot(branch);
        Branch.close(endpoint);
        var notice = branch.apply(Codes.poster());
        Database.change(
                """
                UPDATE notices SET state = 'ACKNOWLEDGED', acknowledged_at = now(), acknowledged_for = organization_id,
                    acknowledged_by = (SELECT id FROM accounts ORDER BY id LIMIT 1) WHERE id = ?""",
                notice);
        Branch.open(endpoint);
        Branch.until(endpoint, "state = 'NEEDLESS' AND reason = 'acknowledged'", 1);
        assertThat(FakeChannels.sentTo(endpoint)).isEmpty();
    }

    @Test
    void quietHoursHoldAMessageBackUntilTheyEnd() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        Database.change(
                """
                UPDATE channels SET quiet_from = (now() AT TIME ZONE 'Asia/Shanghai' - interval '1 hour')::time,
                    quiet_to = (now() AT TIME ZONE 'Asia/Shanghai' + interval '1 hour')::time WHERE organization_id = ?""",
                branch.organization());
        branch.apply(Codes.poster());
        Branch.until(endpoint, "due_at > now() + interval '50 minutes' AND attempts = 0", 1);
        assertThat(FakeChannels.sentTo(endpoint)).isEmpty();

        Database.change(
                "UPDATE channels SET quiet_from = NULL, quiet_to = NULL WHERE organization_id = ?",
                branch.organization());
        Branch.due(endpoint);
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
    }

    @Test
    void quietHoursMayPassMidnight() {
        String until = "SELECT coalesce(to_char(quiet_until('22:00', '07:00', cast(? AS timestamptz))"
                + " AT TIME ZONE 'Asia/Shanghai', 'DD HH24:MI'), 'not quiet')";
        assertThat(Database.one(String.class, until, "2026-03-01T23:30:00+08:00"))
                .isEqualTo("02 07:00");
        assertThat(Database.one(String.class, until, "2026-03-02T06:59:00+08:00"))
                .isEqualTo("02 07:00");
        assertThat(Database.one(String.class, until, "2026-03-02T07:00:00+08:00"))
                .isEqualTo("not quiet");
        assertThat(Database.one(String.class, until, "2026-03-02T21:59:00+08:00"))
                .isEqualTo("not quiet");
    }

    @Test
    void anEndpointThatHangsDelaysNoOther() {
        var broken = Branch.untold();
        var hanging = webhook(broken);
        var answer = new CompletableFuture<Verdict>();
        FakeChannels.script(hanging, message -> Uni.createFrom().completionStage(answer));
        String code = Codes.poster();
        try {
            var notice = broken.apply(code);
            broken.deliveries(notice, hanging, 2000);
            var other = Branch.untold();
            var endpoint = webhook(other);
            other.apply(code);
            Branch.until(endpoint, "state = 'DELIVERED'", 1);
            assertThat(Branch.count(hanging, "state = 'DELIVERED'")).isZero();
            assertThat(Branch.count(hanging, "lease IS NOT NULL")).isBetween(1L, 4L);
        } finally {
            Branch.forget(hanging);
            answer.complete(Verdict.delivered());
        }
    }

    @Test
    void whatWaitsBehindAFailingEndpointIsGivenBackUncounted() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        var notice = branch.apply(Codes.poster());
        branch.deliveries(notice, endpoint, 60);
        Branch.until(endpoint, "state = 'DELIVERED'", 61);
        var answer = new CompletableFuture<Verdict>();
        FakeChannels.script(endpoint, message -> Uni.createFrom().completionStage(answer));
        try {
            branch.deliveries(branch.apply(Codes.poster()), endpoint, 300);
            // it was fast, so it is trusted with more than its channel sends at once
            Awaitility.await().atMost(LIMIT).until(() -> Branch.count(endpoint, "lease IS NOT NULL") > 20);
            // what is taken is sent a moment later
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> FakeChannels.sentTo(endpoint).size() >= 61 + 4);
            assertThat(FakeChannels.sentTo(endpoint)).hasSize(61 + 4);
            // no later look sends anything
            Branch.close(endpoint);
            answer.complete(Verdict.later("down"));
            Branch.until(endpoint, "lease IS NULL AND state = 'SCHEDULED'", 301);
            assertThat(Branch.count(endpoint, "state = 'SCHEDULED' AND attempts = 1"))
                    .isBetween(3L, 12L);
            assertThat(Branch.count(endpoint, "state = 'SCHEDULED' AND attempts > 1"))
                    .isZero();
        } finally {
            Branch.forget(endpoint);
        }
    }

    @Test
    void aChannelTakesWhatItDoesNotSayFromTheOneAbove() {
        var branch = Branch.untold();
        UUID above =
                Database.one(UUID.class, "SELECT parent_id FROM organizations WHERE id = ?", branch.organization());
        Branch.channel(
                above, ChannelKind.WEBHOOK, "{\"a\": \"above\", \"b\": \"above\"}", Map.of("key", "above"), sealed);
        UUID own = Branch.channel(branch.organization(), ChannelKind.WEBHOOK, "{\"b\": \"own\"}", null, sealed);
        var endpoint = Branch.endpointOf(own, sealed);
        branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
        var opened = FakeChannels.asOpened(endpoint);
        assertThat(opened.settings()).isEqualTo(Map.of("a", "above", "b", "own"));
        assertThat(opened.secrets()).isEqualTo(Map.of("key", "above"));
        assertThat(opened.address()).isEqualTo("https://example.org/hook");
    }

    @Test
    void stewardsOfOtherCountiesSeeNoDelivery() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
        assertThat(visible(endpoint, Scope.subtree(branch.organization()))).isOne();
        assertThat(visible(endpoint, Scope.subtree(Stewards.organizationOf("school"))))
                .isZero();
        assertThat(visible(endpoint, Scope.CITIZEN)).isZero();
    }

    private long visible(UUID endpoint, Scope scope) {
        return done(work.onPool(scope, connection -> connection
                        .preparedQuery("SELECT count(*) AS seen FROM deliveries WHERE endpoint_id = $1")
                        .execute(Tuple.of(endpoint))))
                .iterator()
                .next()
                .getLong("seen");
    }

    @Test
    void theGaugesSayWhatIsUnderWayDeadAndOverdue() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        var answer = new CompletableFuture<Verdict>();
        FakeChannels.script(endpoint, message -> Uni.createFrom().completionStage(answer));
        try {
            var notice = branch.apply(Codes.poster());
            Branch.until(endpoint, "lease IS NOT NULL", 1);
            Database.change(
                    "UPDATE deliveries SET leased_at = now() - interval '50 seconds' WHERE endpoint_id = ?", endpoint);
            // the program's own look, if it began before the change, may still have the last word once
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
                done(gauges.look());
                assertThat(gauge("boai.delivery.oldest.lease.seconds")).isGreaterThanOrEqualTo(50);
            });

            double dead = gauge("boai.deliveries.dead");
            answer.complete(Verdict.permanent("http-400"));
            Branch.until(endpoint, "state = 'DEAD'", 1);
            Database.change("UPDATE notices SET step = 1 WHERE id = ?", notice);
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
                done(gauges.look());
                assertThat(gauge("boai.deliveries.dead")).isGreaterThan(dead);
                assertThat(gauge("boai.notices.overdue")).isPositive();
            });
        } finally {
            Branch.forget(endpoint);
        }
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @Test
    void finishedDeliveriesArePutAwayAfterADay() {
        var branch = Branch.untold();
        var endpoint = webhook(branch);
        var notice = branch.apply(Codes.poster());
        Branch.until(endpoint, "state = 'DELIVERED'", 1);
        Database.change(
                "UPDATE deliveries SET finished_at = now() - interval '25 hours' WHERE endpoint_id = ?", endpoint);
        Awaitility.await().atMost(LIMIT).until(() -> {
            done(past.move());
            return Database.count("SELECT count(*) FROM past_deliveries WHERE notice_id = ?", notice) == 1;
        });
        assertThat(Branch.count(endpoint, "true")).isZero();
    }
}
