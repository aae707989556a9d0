package org.boai.enroll.notification.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.boai.enroll.platform.OutboundConfig;

/** One client for each account at an SMTP server; those that were not used for a while are closed. */
@ApplicationScoped
class MailClients {
    private static final int MOST = 100;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final OutboundConfig config;
    private final Cache<MailServer, MailClient> clients = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .<MailServer, MailClient>removalListener((server, client, cause) -> client.close())
            .build();

    MailClients(Vertx vertx, OutboundConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    MailClient of(MailServer server) {
        return clients.get(server, unknown -> MailClient.create(vertx, unknown.config(config.timeout())));
    }

    @PreDestroy
    void close() {
        clients.invalidateAll();
    }
}
