package org.boai.enroll.notification.channel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Part;
import org.boai.enroll.notification.channel.Message.Told;

/** Messages as the relay makes them. */
final class Messages {
    static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");
    static final Told COMMUNITY = new Told(UUID.fromString("01920000-0000-7000-8000-00000000000a"), "上保社区红十字会");
    static final Told STREET = new Told(UUID.fromString("01920000-0000-7000-8000-00000000000b"), "北山街道红十字会");
    static final String LINK = "https://join.example.org/inbox";
    static final String ACKNOWLEDGE = "https://join.example.org/a/7f3c";

    private Messages() {}

    static Message about(Occasion occasion, Told told, Part... parts) {
        return new Message(
                ID, Instant.parse("2026-11-23T01:00:00Z"), occasion, told, List.of(parts), false, LINK, null);
    }

    static Message toAcknowledge(Message message) {
        return new Message(
                message.id(),
                message.at(),
                message.occasion(),
                message.organization(),
                message.parts(),
                true,
                message.link(),
                ACKNOWLEDGE);
    }

    static Message ofBranches(int branches) {
        return about(
                Occasion.CLIMBED,
                STREET,
                IntStream.rangeClosed(1, branches)
                        .mapToObj(
                                n -> new Part(new UUID(0, n), "第" + n + "社区红十字会", "APPLICATION_TO_REVIEW", 1, 1, null))
                        .toArray(Part[]::new));
    }

    static Part part(Told organization, String kind, int count) {
        return new Part(organization.id(), organization.name(), kind, count, 0, null);
    }
}
