package org.boai.enroll.web;

import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer tells browsers: nothing inline, nothing framed, no guessing of types, no referrer; in production
 * also to come encrypted for a year.
 */
@Singleton
class SafetyHeaders {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean production;

    SafetyHeaders(@ConfigProperty(name = "boai.mode", defaultValue = "production") String mode) {
        this.production = mode.equals("production");
    }

    void put(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Content-Security-Policy", POLICY);
        if (production) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
