package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.boai.enroll.notification.channel.Channel;
import org.boai.enroll.notification.channel.ChannelKind;
import org.boai.enroll.notification.channel.ChannelSettings;
import org.boai.enroll.notification.channel.Endpoint;
import org.boai.enroll.notification.channel.Message;
import org.boai.enroll.notification.channel.Pace;
import org.boai.enroll.notification.channel.Verdict;
import org.boai.enroll.privacy.TestKeys;
import org.junit.jupiter.api.Test;

/** When the database is not asked at all: there is none here. */
class AcknowledgmentLinksTest {
    private record Config(Optional<String> acknowledgmentUrl) implements NotificationConfig {
        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration recheck() {
            return Duration.ofSeconds(4);
        }

        @Override
        public int maxStreams() {
            return 1;
        }

        @Override
        public String inboxUrl() {
            return "https://hh.example.cn/console/inbox";
        }
    }

    private record Telling(ChannelKind kind, boolean personal) implements Channel {
        @Override
        public Pace pace() {
            return Pace.each(1);
        }

        @Override
        public void check(ChannelSettings settings) {
            // anything goes
        }

        @Override
        public Uni<Verdict> send(Message message, Endpoint endpoint) {
            return Uni.createFrom().item(Verdict.delivered());
        }
    }

    private static final Channels CHANNELS =
            new Channels(List.of(new Telling(ChannelKind.SMS, true), new Telling(ChannelKind.WEBHOOK, false)));

    private static AcknowledgmentLinks links(String url) {
        var config = new Config(Optional.ofNullable(url));
        return new AcknowledgmentLinks(CHANNELS, new LinkTokens(TestKeys.index()), config, null);
    }

    private static List<Delivery> message(ChannelKind kind) {
        var told = new Message.Told(UUID.randomUUID(), "上保社区红十字会");
        var notice = new Delivery.Subject(UUID.randomUUID(), "MEMBER_ADMITTED", false);
        return List.of(new Delivery(UUID.randomUUID(), UUID.randomUUID(), 1, 1, 0, kind, notice, told, told));
    }

    @Test
    void withoutAPublicAddressThereIsNoLink() {
        assertThat(links(null).of(List.of(message(ChannelKind.SMS))).await().indefinitely())
                .isEmpty();
    }

    @Test
    void aBatchWithoutAPhoneOrMailboxCostsNothing() {
        var batch = List.of(message(ChannelKind.WEBHOOK), message(ChannelKind.WEBHOOK));
        assertThat(links("https://hh.example.cn").of(batch).await().indefinitely())
                .isEmpty();
    }
}
