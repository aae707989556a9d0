package org.boai.enroll.notification;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.notification.channel.ChannelKind;

/** The ways of telling that this program has; of two for one kind, that of the higher priority. */
@ApplicationScoped
class ChannelAdapters {
    private final List<Channel> all;

    ChannelAdapters(@All List<Channel> all) {
        this.all = all;
    }

    /** @throws ProblemException {@code channel-kind-unknown} */
    Channel require(ChannelKind kind) {
        return all.stream()
                .filter(channel -> channel.kind() == kind)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ChannelProblem.CHANNEL_KIND_UNKNOWN));
    }
}
