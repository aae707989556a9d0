package org.boai.enroll.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One way in which an organization is told.
 *
 * @param kind            of a channel, or {@code INBOX}
 * @param own             whether the organization has set it up itself
 * @param from            which organization has
 * @param noticeKinds     of which notices it tells; all when empty
 * @param secrets         names of those that are set, never their values
 * @param version         what a change of an own channel is made against (If-Match); null when there is nothing to change
 * @param generatedSecret shown this once, in the answer to the call that made it; else null
 */
public record ChannelView(
        String kind,
        boolean active,
        boolean own,
        SetUpBy from,
        boolean shared,
        List<NoticeKind> noticeKinds,
        QuietHours quietHours,
        Map<String, String> settings,
        List<String> secrets,
        List<EndpointView> endpoints,
        Integer version,
        String generatedSecret) {
    /** The organization whose channel it is. */
    public record SetUpBy(UUID id, String name) {}

    /** Nobody can switch it off. */
    static ChannelView inbox(SetUpBy organization) {
        return new ChannelView(
                ChannelPlace.INBOX,
                true,
                true,
                organization,
                false,
                List.of(),
                null,
                Map.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    ChannelView showing(String secret) {
        return new ChannelView(
                kind,
                active,
                own,
                from,
                shared,
                noticeKinds,
                quietHours,
                settings,
                secrets,
                endpoints,
                version,
                secret);
    }

    @Override
    public String toString() {
        return "ChannelView[" + kind + " of " + from.id() + "]";
    }
}
