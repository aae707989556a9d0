package org.boai.enroll.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Live streams of inboxes, and where messages lead. */
@ConfigMapping(prefix = "boai.notification")
public interface NotificationConfig {
    /** How often an idle stream says that it lives. */
    @WithDefault("PT20S")
    Duration heartbeat();

    /** How often a stream asks whether its account may still listen; at most five seconds by promise. */
    @WithDefault("PT4S")
    Duration recheck();

    /** The most streams of one replica. */
    @WithDefault("4000")
    int maxStreams();

    /** Where a message leads a steward: the inbox. */
    @WithDefault("${boai.codes.public-url:http://localhost:${quarkus.http.port:8080}}/console/inbox")
    String inboxUrl();

    /**
     * Scheme and host of the links that acknowledge without signing in, without a slash at the end; where there is none,
     * messages carry no such link.
     */
    @WithDefault("${boai.codes.public-url:}")
    Optional<String> acknowledgmentUrl();
}
