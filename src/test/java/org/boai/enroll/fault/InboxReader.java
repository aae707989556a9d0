package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/**
 * A steward who reads the inbox from cursor to cursor throughout, at whichever replica answers, and may acknowledge what
 * is in it. Of an inbox in which nothing is acknowledged the numbers are dense, so this reader knows which items of a
 * page are numbered: as many as the cursor went on. These must all be new, and in the end be everything.
 */
final class InboxReader implements AutoCloseable {
    private static final int LIMIT = 100;
    private static final long PAUSE_MILLIS = 150;
    private static final Duration END = Duration.ofSeconds(60);

    private static final String INBOX =
            "SELECT a.notice_id FROM notice_audiences a JOIN accounts s USING (organization_id) WHERE s.username = '%s'";

    private static final String OPEN = "SELECT id FROM notices WHERE state = 'OPEN'";

    private final String username;
    private final Steward steward;
    private final boolean acknowledges;
    private final Random random = new Random(7);
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> complaints = new LinkedHashSet<>();
    private final Thread thread = new Thread(this::run, "inbox-reader");
    private volatile boolean ended;
    private volatile long cursor;

    private InboxReader(String username, Stage stage, boolean acknowledges) {
        this.username = username;
        this.steward = Steward.of(username, stage.urls());
        this.acknowledges = acknowledges;
    }

    /** Only reads. */
    static InboxReader of(String username, Stage stage) {
        return new InboxReader(username, stage, false).begin();
    }

    /** Acknowledges about half of what it sees. */
    static InboxReader acknowledging(String username, Stage stage) {
        return new InboxReader(username, stage, true).begin();
    }

    private InboxReader begin() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        while (!ended) {
            try {
                read();
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                complain("an answer that is no JSON");
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read() throws IOException {
        JsonNode page = steward.get("/api/v1/notices?limit=" + LIMIT + "&after=" + cursor);
        if (page == null) {
            return;
        }
        long next = page.get("next").asLong();
        if (next < cursor) {
            complain("a cursor that goes back");
        }
        if (acknowledges) {
            acknowledge(page);
        } else {
            take(page, next - cursor);
        }
        cursor = next;
    }

    private void take(JsonNode page, long numbered) {
        if (page.get("items").size() < numbered) {
            complain("a gap before " + page.get("next"));
        }
        for (int i = 0; i < Math.min(numbered, page.get("items").size()); i++) {
            UUID id = id(page.get("items").get(i));
            if (!seen.add(id)) {
                complain("twice: " + id);
            }
        }
    }

    private void acknowledge(JsonNode page) throws IOException {
        for (JsonNode item : page.get("items")) {
            UUID id = id(item);
            boolean isNew = seen.add(id);
            if (isNew && random.nextBoolean() && steward.put("/api/v1/notices/" + id + "/acknowledgment") != null) {
                acknowledged.add(id);
            }
        }
    }

    private static UUID id(JsonNode item) {
        return UUID.fromString(item.get("id").asText());
    }

    private void complain(String about) {
        synchronized (complaints) {
            complaints.add(about);
        }
    }

    /** Waits until it has come to the end of the inbox, and holds what it saw against what is there. */
    void assertSawEverythingOnce(Connection superuser) throws SQLException {
        Set<UUID> all = new HashSet<>(Ask.ids(superuser, INBOX.formatted(username)));
        Awaitility.await().atMost(END).untilAsserted(() -> assertThat(seen)
                .as("what %s saw of %d notices", username, all.size())
                .containsExactlyInAnyOrderElementsOf(all));
        synchronized (complaints) {
            assertThat(complaints).as("complaints of %s", username).isEmpty();
        }
        Set<UUID> open = new HashSet<>(Ask.ids(superuser, OPEN));
        assertThat(acknowledged).as("acknowledged, and open").noneMatch(open::contains);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }
}
