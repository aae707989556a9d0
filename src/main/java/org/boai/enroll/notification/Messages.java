package org.boai.enroll.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Part;
import org.boai.enroll.notification.channel.Message.Told;

/** Makes one message of deliveries. */
final class Messages {
    private Messages() {}

    /**
     * Where a message leads.
     *
     * @param acknowledgment null when it carries none
     */
    record Links(String inbox, String acknowledgment) {}

    /**
     * @param deliveries at least one, of one endpoint
     * @param owner      of the endpoint, who is addressed when several organizations share it
     * @param links      where it leads
     */
    static Message of(List<Delivery> deliveries, Told owner, Links links, Instant at) {
        return new Message(
                id(deliveries),
                at,
                occasion(deliveries.stream().mapToInt(Delivery::step).max().orElse(0)),
                told(deliveries, owner),
                parts(deliveries),
                deliveries.stream().anyMatch(delivery -> delivery.notice().priority()),
                links.inbox(),
                links.acknowledgment());
    }

    /** The same whenever the same deliveries are tried again. */
    private static UUID id(List<Delivery> deliveries) {
        if (deliveries.size() == 1) {
            return deliveries.get(0).id();
        }
        String ids = deliveries.stream()
                .map(delivery -> delivery.id().toString())
                .sorted()
                .collect(Collectors.joining(","));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
    }

    private static Occasion occasion(int step) {
        return switch (step) {
            case 0 -> Occasion.TOLD;
            case 1 -> Occasion.REMINDED;
            default -> Occasion.CLIMBED;
        };
    }

    private static Told told(List<Delivery> deliveries, Told owner) {
        var told = deliveries.stream().map(Delivery::told).distinct().toList();
        return told.size() == 1 ? told.get(0) : owner;
    }

    private static List<Part> parts(List<Delivery> deliveries) {
        var byPlace = deliveries.stream()
                .collect(Collectors.groupingBy(Delivery::placed, LinkedHashMap::new, Collectors.toList()));
        List<Part> parts = new ArrayList<>();
        byPlace.forEach((placed, some) -> parts.add(part(placed, some)));
        return List.copyOf(parts);
    }

    private static Part part(Told placed, List<Delivery> deliveries) {
        var kinds = deliveries.stream()
                .map(delivery -> delivery.notice().kind())
                .distinct()
                .toList();
        return new Part(
                placed.id(),
                placed.name(),
                kinds.size() == 1 ? kinds.get(0) : null,
                deliveries.size(),
                deliveries.stream().mapToInt(Delivery::step).max().orElse(0),
                deliveries.size() == 1 ? deliveries.get(0).notice().id() : null);
    }
}
