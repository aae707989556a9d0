package org.boai.enroll.notification;

import static org.boai.enroll.support.Api.receipt;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;

/** A branch that nothing has been told yet, its channels and their deliveries, as a test sets them up. */
record Branch(String region, UUID organization) {
    private static final String UNTOLD =
            """
            SELECT r.code FROM organizations o JOIN regions r ON r.id = o.location_region_id
            WHERE o.kind = 'VILLAGE' AND r.code LIKE '330106%' AND r.code NOT LIKE '330106002%'
              AND NOT EXISTS (SELECT 1 FROM notice_audiences a WHERE a.organization_id = o.id)
              AND NOT EXISTS (SELECT 1 FROM channels c WHERE c.organization_id = o.id)
              AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.organization_id = o.id) ORDER BY r.code LIMIT 1""";

    static Branch untold() {
        String region = Database.one(String.class, UNTOLD);
        return new Branch(region, Database.societyOf(region));
    }

    /** Another endpoint of its channel of this kind. */
    UUID endpoint(ChannelKind kind, SealedChannels sealed) {
        UUID channel = channel(organization, kind, "{}", null, sealed);
        return endpointOf(channel, sealed);
    }

    static UUID endpointOf(UUID channel, SealedChannels sealed) {
        UUID endpoint = UUID.randomUUID();
        Database.change(
                "INSERT INTO channel_endpoints (id, channel_id, address) VALUES (?, ?, ?)",
                endpoint,
                channel,
                sealed.sealAddress(endpoint, "https://example.org/hook"));
        return endpoint;
    }

    static UUID channel(
            UUID organization, ChannelKind kind, String settings, Map<String, String> secrets, SealedChannels sealed) {
        UUID channel = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO channels (id, organization_id, kind, active, settings, secrets)
                VALUES (?, ?, ?, true, cast(? AS jsonb), ?) ON CONFLICT DO NOTHING""",
                channel,
                organization,
                kind.name(),
                settings,
                sealed.sealSecrets(channel, secrets));
        return Database.one(
                UUID.class,
                "SELECT id FROM channels WHERE organization_id = ? AND kind = ?",
                organization,
                kind.name());
    }

    /** Somebody applies. @return the notice */
    UUID apply(String code) {
        return Database.noticeAbout(receipt(Applications.adult(code, region)));
    }

    /** As many further deliveries of one notice, as if each were a step. */
    void deliveries(UUID notice, UUID endpoint, int count) {
        Database.change(
                """
                INSERT INTO deliveries (id, notice_id, step, organization_id, endpoint_id, due_at, created_at)
                SELECT gen_random_uuid(), ?, 100 + n, ?, ?, now(), now() FROM generate_series(1, ?) n""",
                notice,
                organization,
                endpoint,
                count);
    }

    static long count(UUID endpoint, String condition) {
        return Database.count("SELECT count(*) FROM deliveries WHERE endpoint_id = ? AND " + condition, endpoint);
    }

    static void until(UUID endpoint, String condition, long count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count(endpoint, condition) == count);
    }

    static void close(UUID endpoint) {
        Database.change("UPDATE channel_endpoints SET open_at = now() + interval '1 hour' WHERE id = ?", endpoint);
    }

    static void open(UUID endpoint) {
        Database.change("UPDATE channel_endpoints SET open_at = '-infinity' WHERE id = ?", endpoint);
        due(endpoint);
    }

    static void due(UUID endpoint) {
        Database.change(
                "UPDATE deliveries SET due_at = now() WHERE endpoint_id = ? AND state = 'SCHEDULED' AND lease IS NULL",
                endpoint);
    }

    /** Nothing of it troubles another test. */
    static void forget(UUID endpoint) {
        Database.change("DELETE FROM deliveries WHERE endpoint_id = ?", endpoint);
    }
}
