package org.boai.enroll.notification;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
import org.boai.enroll.notification.channel.SmsChannel;
import org.boai.enroll.notification.channel.Verdict;
import org.boai.enroll.support.FakeWebhook;

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

    /** Stands before the other fake of its kind, and asks it where no script says otherwise. */
    @ApplicationScoped
    @Priority(200)
    static class Webhook extends Fake {
        private final FakeWebhook other;

        Webhook(FakeWebhook other) {
            this.other = other;
        }

        @Override
        public void check(ChannelSettings settings) {
            other.check(settings);
        }

        @Override
        public Set<String> destinations() {
            return other.destinations();
        }

        @Override
        Uni<Verdict> unscripted(Message message, Endpoint endpoint) {
            return other.send(message, endpoint);
        }

        @Override
        public ChannelKind kind() {
            return ChannelKind.WEBHOOK;
        }

        @Override
        public Pace pace() {
            return Pace.each(4);
        }
    }

    /** Stands before the real one, and asks it where no script says otherwise. */
    @ApplicationScoped
    @Priority(200)
    static class Phone extends Fake {
        private final SmsChannel real;

        Phone(SmsChannel real) {
            this.real = real;
        }

        @Override
        public void check(ChannelSettings settings) {
            real.check(settings);
        }

        @Override
        public Set<String> destinations() {
            return real.destinations();
        }

        @Override
        public boolean personal() {
            return real.personal();
        }

        @Override
        Uni<Verdict> unscripted(Message message, Endpoint endpoint) {
            return real.send(message, endpoint);
        }

        @Override
        public ChannelKind kind() {
            return ChannelKind.SMS;
        }

        @Override
        public Pace pace() {
            return Pace.gathered(WINDOW);
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
            var script = SCRIPTS.get(endpoint.id());
            return script == null ? unscripted(message, endpoint) : script.apply(message);
        }

        Uni<Verdict> unscripted(Message message, Endpoint endpoint) {
            return Uni.createFrom().item(Verdict.delivered());
        }
    }
}
