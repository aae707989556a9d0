package org.boai.enroll.notification.channel;

import java.util.List;
import java.util.UUID;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Part;
import org.boai.enroll.notification.channel.Message.Told;

/**
 * What a webhook's receiver reads, made of the message alone: the same message makes the same bytes at every attempt.
 *
 * @param type      {@code notice.told}, {@code notice.reminded}, {@code notice.climbed} or {@code test}
 * @param timestamp of the message, ISO 8601 in UTC
 */
record WebhookBody(String type, String timestamp, Data data) {
    /** Organizations, kinds, counts and a link. No person, and no link that acts without signing in. */
    record Data(Organization organization, List<About> parts, boolean priority, String link) {}

    /** Who is told. */
    record Organization(UUID id, String name) {}

    /** What of; {@code kind} and {@code noticeId} are null when there is not one alone. */
    record About(UUID organizationId, String organization, String kind, int count, int step, UUID noticeId) {
        static About of(Part part) {
            return new About(
                    part.organizationId(),
                    part.organization(),
                    part.kind(),
                    part.count(),
                    part.step(),
                    part.noticeId());
        }
    }

    static WebhookBody of(Message message) {
        Told told = message.organization();
        List<About> parts = message.parts().stream().map(About::of).toList();
        var data = new Data(new Organization(told.id(), told.name()), parts, message.priority(), message.link());
        return new WebhookBody(type(message.occasion()), message.at().toString(), data);
    }

    private static String type(Occasion occasion) {
        return switch (occasion) {
            case TOLD -> "notice.told";
            case REMINDED -> "notice.reminded";
            case CLIMBED -> "notice.climbed";
            case TEST -> "test";
        };
    }
}
