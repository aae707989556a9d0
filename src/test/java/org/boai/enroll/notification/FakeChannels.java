package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.ChannelSettings;
import org.boai.enroll.notification.channel.Endpoint;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.notification.channel.Pace;
import org.boai.enroll.notification.channel.Verdict;

/** Ways of telling that tell nobody: they keep what they were given, and judge as a test says. */
final class FakeChannels {
    static final Duration WINDOW = Duration.ofSeconds(2);

    private static final Queue<Sent> SENT = new ConcurrentLinkedQueue<>();
    private static final Map<UUID, Function<Message, Uni<Verdict>>> SCRIPTS = new ConcurrentHashMap<>();

    private FakeChannels() {}

    record Sent(Endpoint endpoint, Message message) {}

    static List<Message> sentTo(UUID endpoint) {
        return SENT.stream()
                .filter(sent -> sent.endpoint().id().equals(endpoint))
                .map(Sent::message)
                .toList();
    }

    static Endpoint asOpened(UUID endpoint) {
        return SENT.stream()
                .map(Sent::endpoint)
                .filter(sent -> sent.id().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    static void script(UUID endpoint, Function<Message, Uni<Verdict>> script) {
        SCRIPTS.put(endpoint, script);
    }

    static void answer(UUID endpoint, Verdict verdict) {
        script(endpoint, message -> Uni.createFrom().item(verdict));
    }

    @ApplicationScoped
    @Priority(1)
    static class Webhook extends Fake {
        @Override
        public ChannelKind kind() {
            return ChannelKind.WEBHOOK;
        }

        @Override
        public Pace pace() {
            return Pace.each(4);
        }
    }

    @ApplicationScoped
    @Priority(1)
    static class Robot extends Fake {
        @Override
        public ChannelKind kind() {
            return ChannelKind.WECOM_ROBOT;
        }

        @Override
        public Pace pace() {
            return Pace.gathered(WINDOW);
        }
    }

    abstract static class Fake implements Channel {
        @Override
        public void check(ChannelSettings settings) {
            // anything goes
        }

        @Override
        public Uni<Verdict> send(Message message, Endpoint endpoint) {
            SENT.add(new Sent(endpoint, message));
            return SCRIPTS.getOrDefault(endpoint.id(), any -> Uni.createFrom().item(Verdict.delivered()))
                    .apply(message);
        }
    }
}
