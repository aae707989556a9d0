package org.boai.enroll.notification;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.Pace;

/** The adapters of this program, by kind. Of two for one kind, that of the higher priority speaks. */
@ApplicationScoped
class Channels {
    private final Map<ChannelKind, Channel> byKind = new EnumMap<>(ChannelKind.class);

    Channels(@All List<Channel> adapters) {
        adapters.forEach(adapter -> byKind.putIfAbsent(adapter.kind(), adapter));
    }

    /** @throws ProblemException {@code channel-kind-unknown} without an adapter; the claim takes nothing for such a kind */
    Channel require(ChannelKind kind) {
        Channel channel = byKind.get(kind);
        if (channel == null) {
            throw ProblemException.of(ChannelProblem.CHANNEL_KIND_UNKNOWN);
        }
        return channel;
    }

    String[] kinds() {
        return byKind.keySet().stream().map(Enum::name).toArray(String[]::new);
    }

    Integer[] most() {
        return paces().stream().map(Pace::atOnce).toArray(Integer[]::new);
    }

    Boolean[] gathering() {
        return paces().stream().map(Pace::gathers).toArray(Boolean[]::new);
    }

    /** Of gathering kinds, for each endpoint. */
    Long[] windowMillis(Map<UUID, ChannelKind> endpoints) {
        return endpoints.values().stream()
                .map(kind -> require(kind).pace().window().toMillis())
                .toArray(Long[]::new);
    }

    private List<Pace> paces() {
        return byKind.values().stream().map(Channel::pace).toList();
    }
}
