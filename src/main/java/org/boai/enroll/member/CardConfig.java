package org.boai.enroll.member;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Members' cards. */
@ConfigMapping(prefix = "boai.cards")
public interface CardConfig {
    /** Scheme and host of the address in a card's picture; by default that of the enrollment codes. */
    @WithDefault("${boai.codes.public-url:http://localhost:${quarkus.http.port:8080}}")
    String publicUrl();
}
