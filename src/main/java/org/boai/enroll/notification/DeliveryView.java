package org.boai.enroll.notification;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.boai.enroll.notification.channel.ChannelKind;

/**
 * One message to one endpoint.
 *
 * @param endpoint     its masked address
 * @param organization that is told
 * @param reason       why it was given up, or null
 * @param at           when it ended, or when it is due
 */
public record DeliveryView(
        UUID id,
        DeliveryState state,
        ChannelKind kind,
        String endpoint,
        UUID noticeId,
        ToldOrganization organization,
        int attempts,
        String reason,
        OffsetDateTime at) {
    /** An organization by id and name. */
    public record ToldOrganization(UUID id, String name) {}
}
