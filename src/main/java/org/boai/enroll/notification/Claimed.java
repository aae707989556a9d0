package org.boai.enroll.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.notification.channel.ChannelKind;

/**
 * What one look at the due deliveries took.
 *
 * @param at         when it looked, by the database's clock
 * @param more       whether there may be due rows that it did not see, some of which could be taken
 * @param waits      whether due rows that it saw wait for a free place on this replica
 * @param busy       whether rows wait for a free place here or at their endpoint
 * @param gathering  endpoints whose rows want to be gathered into one message
 * @param dead       deliveries that it gave up
 * @param deliveries that it took
 */
record Claimed(
        Instant at,
        boolean more,
        boolean waits,
        boolean busy,
        Map<UUID, ChannelKind> gathering,
        List<UUID> dead,
        List<Delivery> deliveries) {

    /** One message each: everything of an endpoint that gathers, or one delivery. */
    Collection<List<Delivery>> messages() {
        return deliveries.stream()
                .collect(Collectors.groupingBy(
                        delivery -> gathering.containsKey(delivery.endpoint()) ? delivery.endpoint() : delivery.id(),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }
}
