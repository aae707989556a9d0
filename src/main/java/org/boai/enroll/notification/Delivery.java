package org.boai.enroll.notification;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Message.Told;

/**
 * One claimed delivery.
 *
 * @param lease    completes it as long as nobody else has claimed it since
 * @param attempts this one included
 * @param kind     by which channel
 * @param notice   what is told
 * @param placed   where the person of the notice was placed
 * @param told     who is told of it
 */
record Delivery(
        UUID id,
        UUID endpoint,
        long lease,
        int attempts,
        int step,
        ChannelKind kind,
        Subject notice,
        Told placed,
        Told told) {
    /** The notice of a delivery. */
    record Subject(UUID id, String kind, boolean priority) {}

    static Delivery of(Row row) {
        return new Delivery(
                row.getUUID("id"),
                row.getUUID("endpoint_id"),
                row.getLong("lease"),
                row.getInteger("attempts"),
                row.getInteger("step"),
                ChannelKind.valueOf(row.getString("channel_kind")),
                new Subject(row.getUUID("notice_id"), row.getString("notice_kind"), row.getBoolean("priority")),
                new Told(row.getUUID("placed_id"), row.getString("placed_name")),
                new Told(row.getUUID("told_id"), row.getString("told_name")));
    }
}
