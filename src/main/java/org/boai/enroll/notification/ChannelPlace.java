package org.boai.enroll.notification;

import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.ChannelKind;

/** Which channel of which organization, as an address names it. */
public record ChannelPlace(UUID organization, String kind) {
    /** How the inbox is called where channels are listed; it is always there and can be neither set nor tested. */
    static final String INBOX = "INBOX";

    /** @throws ProblemException {@code inbox-cannot-be-switched-off} or {@code channel-kind-unknown} */
    ChannelKind requireKind() {
        if (kind.equals(INBOX)) {
            throw ProblemException.of(ChannelProblem.INBOX_CANNOT_BE_SWITCHED_OFF);
        }
        return Stream.of(ChannelKind.values())
                .filter(known -> known.name().equals(kind))
                .findAny()
                .orElseThrow(() -> ProblemException.of(ChannelProblem.CHANNEL_KIND_UNKNOWN));
    }
}
