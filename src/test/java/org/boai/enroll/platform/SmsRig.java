package org.boai.enroll.platform;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** Senders of text messages by hand, without Quarkus. */
public final class SmsRig implements AutoCloseable {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T01:00:00.123Z"), ZoneOffset.UTC);

    private final Vertx vertx = Vertx.vertx();
    private final OutboundHttp http = new OutboundHttp(vertx, new Outbound(Duration.ofSeconds(20)));
    private final Urls urls;

    public SmsRig(URI cloud) {
        this.urls = new Urls(cloud, cloud);
    }

    AliyunSms aliyun() {
        return new AliyunSms(http, urls, CLOCK);
    }

    TencentSms tencent() {
        return new TencentSms(http, urls, CLOCK);
    }

    public SmsSenders senders(String mode) {
        return new SmsSenders(aliyun(), tencent(), new LogSms(), mode);
    }

    @Override
    public void close() {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private record Urls(URI aliyunUrl, URI tencentUrl) implements SmsConfig {}

    private record Outbound(Duration timeout) implements OutboundConfig {
        @Override
        public Set<Integer> ports() {
            return Set.of(443);
        }

        @Override
        public Optional<Set<String>> allowed() {
            return Optional.empty();
        }
    }
}
