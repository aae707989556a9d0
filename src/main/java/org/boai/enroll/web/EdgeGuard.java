package org.boai.enroll.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.CommonProblem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What happens before JAX-RS: refuses paths that could be read in two ways (CVE-2026-39852 and its kin), callers who show
 * two tokens, bodies in parts, which nobody here reads, or that announce too much, and answers with a problem document
 * wherever Vert.x would answer with nothing. The edge is made of singletons: what comes while the program stops finds no
 * container any more to look a bean up.
 */
@Singleton
class EdgeGuard {
    private static final Logger LOG = Logger.getLogger(EdgeGuard.class);
    static final int FIRST = -10_000;
    private static final int LAST = 100_000;

    /** Matrix parameters, encoded separators and dots, doubled slashes, dot segments, control characters. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[;\\\\]|//|/\\.(?!well-known/)|%(3b|2f|5c|2e|25|00|0[0-9a-f]|1[0-9a-f]|7f)");

    /** Encoded control characters, and percent signs that encode nothing. */
    private static final Pattern CROOKED =
            Pattern.compile("%(0[0-9a-f]|1[0-9a-f]|7f)|%(?![0-9a-f]{2})", Pattern.CASE_INSENSITIVE);

    private final EdgeAnswers answers;
    private final SafetyHeaders headers;
    private final long maxBody;
    private final BodyHandler wholeBodies;

    EdgeGuard(
            EdgeAnswers answers,
            SafetyHeaders headers,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
        this.answers = answers;
        this.headers = headers;
        this.maxBody = maxBody.asLongValue();
        this.wholeBodies = BodyHandler.create(false).setBodyLimit(this.maxBody);
    }

    void install(@Observes Router router) {
        router.route().order(FIRST).handler(this::guard);
        router.route().order(FIRST).failureHandler(this::failed);
        router.route().order(FIRST + 2).handler(this::readWhole);
        router.route().order(FIRST + 3).handler(this::requireDecodable);
        router.route().order(LAST).handler(context -> answers.answer(context, CommonProblem.NOT_FOUND));
    }

    private void guard(RoutingContext context) {
        headers.put(context.response());
        context.addHeadersEndHandler(end -> keepPrivate(context.response()));
        String uri = context.request().uri();
        String path = uri.split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        if (!path.startsWith("/") || AMBIGUOUS.matcher(path).find()) {
            answers.answer(context, CommonProblem.REQUEST_PATH_REFUSED);
        } else if (CROOKED.matcher(uri).find()) {
            answers.answer(context, CommonProblem.REQUEST_NOT_READABLE);
        } else if (context.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
            answers.answer(context, CommonProblem.NOT_SIGNED_IN);
        } else if (isOfType(context, "multipart/")) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answers.answer(context, CommonProblem.MEDIA_TYPE_UNSUPPORTED);
        } else if (isForeignForm(context)) {
            answers.answer(context, CommonProblem.FOREIGN_FORM);
        } else if (announcedLength(context) > maxBody) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            answers.answer(context, CommonProblem.BODY_TOO_LARGE);
        } else {
            context.next();
        }
    }

    /**
     * A body that does not announce its length is read here, up to the limit, and refused like the others; a form too,
     * so that one that cannot be decoded is refused instead of never answered.
     */
    private void readWhole(RoutingContext context) {
        boolean unannounced = context.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (unannounced || (isForm(context) && announcedLength(context) > 0)) {
            wholeBodies.handle(context);
        } else {
            context.next();
        }
    }

    private void requireDecodable(RoutingContext context) {
        String form = isForm(context) ? context.body().asString() : null;
        if (form != null && CROOKED.matcher(form).find()) {
            answers.answer(context, CommonProblem.REQUEST_NOT_READABLE);
        } else {
            context.next();
        }
    }

    /** Browsers say since 2020 where a form stands (Fetch Metadata); no page of ours is sent from another site. */
    private static boolean isForeignForm(RoutingContext context) {
        return context.request().method() == HttpMethod.POST
                && !context.request().path().startsWith("/api/")
                && "cross-site".equals(context.request().getHeader("Sec-Fetch-Site"));
    }

    static boolean isForm(RoutingContext context) {
        return isOfType(context, "application/x-www-form-urlencoded");
    }

    private static boolean isOfType(RoutingContext context, String beginning) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(beginning);
    }

    private static long announcedLength(RoutingContext context) {
        try {
            String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** What says nothing else may be personal. */
    private static void keepPrivate(HttpServerResponse response) {
        if (!response.headers().contains(HttpHeaders.CACHE_CONTROL)) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private void failed(RoutingContext context) {
        switch (context.statusCode()) {
            case 413 -> answers.answer(context, CommonProblem.BODY_TOO_LARGE);
            case 401 -> answers.answer(context, CommonProblem.NOT_SIGNED_IN);
            case 403 -> answers.answer(context, CommonProblem.NOT_PERMITTED);
            case 404 -> answers.answer(context, CommonProblem.NOT_FOUND);
            case 405 -> answers.answer(context, CommonProblem.METHOD_NOT_ALLOWED);
            case 400 -> answers.answer(context, CommonProblem.REQUEST_NOT_READABLE);
            default -> {
                // its message may quote what was sent
                var failure = context.failure();
                LOG.warnf(
                        "edge failure %d %s",
                        context.statusCode(),
                        failure == null ? null : failure.getClass().getName());
                answers.answer(context, CommonProblem.UNEXPECTED);
            }
        }
    }
}
