package org.boai.enroll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.receipt;
import static org.boai.enroll.support.Api.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.boai.enroll.notification.NotificationConfig;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Forge;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Problem;
import org.boai.enroll.support.Stewards;
import org.boai.enroll.support.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live stream of an inbox: only the own, from where the reader was, and only as long as the account may. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class StreamIT {
    private static final String ANY_EMPTY_VILLAGE =
            """
            SELECT r.code FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.kind = 'VILLAGE' AND r.code LIKE '330106%' AND r.code NOT LIKE '330106002%'
              AND NOT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.organization_id = o.id)
              AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.organization_id = o.id) ORDER BY r.code DESC LIMIT 1""";

    @TestHTTPResource("/api/v1/notices/stream")
    URI address;

    @Inject
    NotificationConfig config;

    private Branch here;
    private String code;

    /** A village society with an empty inbox and somebody who reads it. */
    private record Branch(String region, UUID organization, String steward) {
        static Branch next() {
            String region = Database.one(String.class, ANY_EMPTY_VILLAGE);
            UUID organization = Database.societyOf(region);
            return new Branch(region, organization, Stewards.at(organization, "VIEWER"));
        }

        void receives(String code, int applications) {
            for (int i = 0; i < applications; i++) {
                receipt(Applications.adult(code, region));
            }
            NoticesIT.quiet(organization);
        }
    }

    @BeforeEach
    void aBranch() {
        here = Branch.next();
        code = Codes.poster();
    }

    @Test
    void twoStreamsHearOnlyOfTheirOwnInbox() throws Exception {
        var there = Branch.next();
        here.receives(code, 5);
        try (var mine = Stream.open(address, token(here.steward()));
                var theirs = Stream.open(address, token(there.steward()))) {
            assertThat(mine.nextEvent()).contains("{\"upTo\":5}");
            here.receives(code, 1);
            assertThat(mine.nextEvent()).contains("event:changed").contains("{\"upTo\":6}");
            there.receives(code, 1);
            assertThat(theirs.nextEvent())
                    .as("the first that this stream ever hears")
                    .contains("{\"upTo\":1}");
        }
    }

    @Test
    void aReaderWhoComesBackHearsWhatWasMissedAndNothingElse() throws Exception {
        here.receives(code, 3);
        try (var behind = Stream.resume(address, token(here.steward()), "2")) {
            assertThat(behind.nextEvent()).contains("id:3");
        }
        try (var upToDate = Stream.resume(address, token(here.steward()), "3")) {
            here.receives(code, 1);
            assertThat(upToDate.nextEvent()).contains("id:4");
        }
    }

    @Test
    void aStreamEndsSoonAfterItsAccountIsDisabled() throws Exception {
        assertThat(config.recheck()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        try (var live = Stream.open(address, token(here.steward()))) {
            Stewards.disable(here.steward());
            end(live).get(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void aStreamEndsWithTheOrganizationOfItsAccount() throws Exception {
        try (var live = Stream.open(address, token(here.steward()))) {
            Database.change(
                    "UPDATE accounts SET organization_id = ? WHERE username = ?",
                    Database.societyOf("330106"),
                    here.steward());
            end(live).get(15, TimeUnit.SECONDS);
        }
    }

    private static CompletableFuture<Void> end(Stream live) {
        return CompletableFuture.runAsync(() -> {
            try {
                live.awaitEnd();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void withoutAValidTokenThereIsNoStream() {
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = 'shangbao'");
        String expired = Forge.signed(Forge.claims(account, claims -> Forge.times(claims, -3600)));
        Problem.expect(given().get(address), 401, "not-signed-in");
        Problem.expect(given().auth().oauth2(expired).get(address), 401, "not-signed-in");
    }
}
