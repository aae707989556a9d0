package org.boai.enroll.notification.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
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

    /**
     * On a thread of Vert.x: a client that connects from another one may register its reader after the server's greeting has
     * come and gone, and then nobody ends the attempt but whoever waits for it.
     */
    Future<MailResult> send(MailServer server, MailMessage mail) {
        Promise<MailResult> sent = Promise.promise();
        vertx.getOrCreateContext().runOnContext(begin -> Future.succeededFuture()
                .compose(go -> of(server).sendMail(mail))
                .onComplete(sent));
        return sent.future();
    }

    MailClient of(MailServer server) {
        return clients.get(server, unknown -> MailClient.create(vertx, unknown.config(config.timeout())));
    }

    @PreDestroy
    void close() {
        clients.invalidateAll();
    }
}
