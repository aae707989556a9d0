package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.token;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Role;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Parts;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A workbook of many pages that somebody takes slowly: each further page is wanted when the connection has room, wherever that
 * is said, and is read where the request runs.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class SlowReaderIT {
    private static final int ROWS = 2_600;

    /** Five full pages and what is left. */
    private static final int PIECES = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So little that the program waits for us and not for the network. */
    private static final int WINDOW = 4_096;

    @TestHTTPResource
    URI server;

    @Inject
    AttendanceExport export;

    @Inject
    CheckInActivities activities;

    @Inject
    Work work;

    private final UUID branch = Stewards.organizationOf("shangbao");
    private final UUID activity = CheckIns.activity(branch);

    /** Of people of whom nothing is known any more; with words that no compression makes short. */
    private void crowd() {
        Database.change(
                """
                WITH people AS (INSERT INTO members (id, organization_id, kind, status, application_id, joined_on, created_at,
                        ended_on, end_reason, erased_at)
                    SELECT gen_random_uuid(), ?, 'ADULT', 'LEFT', gen_random_uuid(), current_date, now(), current_date,
                        'DATA_DELETED', now() FROM generate_series(1, ?) RETURNING id)
                INSERT INTO participations (id, activity_id, member_id, organization_id, state, queue_no, asked_at, full_name,
                    checked_in_at, check_in_way, minutes, corrected_at, corrected_by, correction)
                SELECT gen_random_uuid(), ?, p.id, ?, 'PLACE', 1, now(), '', now(), 'BY_HAND', 1, now(), gen_random_uuid(),
                    (SELECT string_agg(md5(random()::text || p.id || n), '') FROM generate_series(1, 200) AS n)
                FROM people p""",
                branch,
                ROWS,
                activity,
                branch);
    }

    @AfterEach
    void inNobodysWay() {
        Database.change("DELETE FROM participations WHERE activity_id = ?", activity);
    }

    private Socket ask(String path, String steward) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(WINDOW);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, token(steward));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            assertThat(next).as("the answer is whole").isNotNegative();
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /** All chunks up to the last one, which is empty (RFC 9112, 7.1). */
    private static byte[] body(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            byte[] chunk = in.readNBytes(size);
            assertThat(chunk).as("the chunk is whole").hasSize(size);
            body.write(chunk);
            line(in);
        }
        return body.toByteArray();
    }

    @Test
    void whoeverReadsSlowlyGetsItAll() throws IOException {
        crowd();
        String steward = Stewards.at(branch, "HANDLER");
        byte[] book;
        try (var socket = ask("/api/v1/activities/" + activity + "/attendance-report/file", steward)) {
            var in = socket.getInputStream();
            assertThat(line(in)).isEqualTo("HTTP/1.1 200 OK");
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                assertThat(header.toLowerCase(Locale.ROOT)).doesNotStartWith("content-length");
            }
            // nobody reads for a while, and the program has written what there is room for
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> in.available() > 0);
            book = body(in);
        }
        assertThat(book.length).as("more than any connection has room for").isGreaterThan(6_000_000);
        assertThat(Parts.of(book).get("xl/worksheets/sheet1.xml").split("<row "))
                .hasSize(1 + 2 + ROWS);
    }

    /** From a thread that knows of no request, one after the other. */
    @Test
    void furtherPiecesMayBeWantedFromAnywhere() throws Throwable {
        crowd();
        var caller =
                new Caller(UUID.randomUUID(), "steward", branch, "上保社区红十字会", "VILLAGE", 0, Set.of(Role.Name.HANDLER));
        var file = VertxContextSupport.subscribeAndAwait(() -> work.in(Scope.SYSTEM, () -> activities.shared(activity))
                .map(of -> export.participants(UUID.randomUUID(), of, caller)));
        var pieces = file.pieces().subscribe().withSubscriber(AssertSubscriber.<byte[]>create());
        for (int i = 1; i <= PIECES; i++) {
            pieces.request(1).awaitItems(i, PATIENCE);
        }
        pieces.request(1).awaitCompletion(PATIENCE);
        var book = new ByteArrayOutputStream();
        pieces.getItems().forEach(book::writeBytes);
        assertThat(Parts.of(book.toByteArray()).get("xl/worksheets/sheet1.xml").split("<row "))
                .hasSize(1 + 2 + ROWS);
    }
}
