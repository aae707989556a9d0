package org.boai.enroll.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.kernel.CommonProblem;

/**
 * Refuses what could not be done soon before anything is spent on it: its body is not read, let alone understood. So a
 * program that is asked for five times what it can do still does nearly what it can. Not counted are forms, whose
 * people get a page when the pool refuses them, and reading: most of it comes out of memory, the rest queues for the
 * pool, and streams stay open for long. A body that does not come within ten seconds gives its place back.
 */
@Singleton
class LoadGate {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final long BODY_MILLIS = 10_000;

    private final EdgeAnswers answers;
    private final SafetyHeaders headers;
    private final int most;
    private final AtomicInteger underWay;
    private final Counter refused;

    LoadGate(EdgeAnswers answers, SafetyHeaders headers, WebConfig config, MeterRegistry meters) {
        this.answers = answers;
        this.headers = headers;
        this.most = config.changesAtOnce();
        this.underWay = meters.gauge("boai.changes.under.way", new AtomicInteger());
        this.refused = meters.counter("boai.changes.refused");
    }

    void install(@Observes Router router) {
        router.route().order(EdgeGuard.FIRST - 1).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        if (READING.contains(context.request().method()) || EdgeGuard.isForm(context)) {
            context.next();
        } else if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            refused.increment();
            headers.put(context.response());
            answers.answer(context, CommonProblem.OVERLOADED);
        } else {
            long deadline = context.vertx().setTimer(BODY_MILLIS, late -> endUnlessRead(context));
            context.addEndHandler(ended -> {
                context.vertx().cancelTimer(deadline);
                underWay.decrementAndGet();
            });
            context.next();
        }
    }

    /** Whoever sends a body byte by byte must not keep others out. */
    private static void endUnlessRead(RoutingContext context) {
        if (!context.request().isEnded()) {
            context.request().connection().close();
        }
    }
}
