package org.boai.enroll.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.boai.enroll.kernel.CommonProblem;

/**
 * Refuses what could not be done soon before anything is spent on it: its body is not read, let alone understood. So a
 * program that is asked for five times what it can do still does nearly what it can. Reading is not counted: public
 * facts come out of memory, and streams stay open for long.
 */
@ApplicationScoped
class LoadGate {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final EdgeAnswers answers;
    private final int most;
    private final AtomicInteger underWay;
    private final Counter refused;

    LoadGate(EdgeAnswers answers, WebConfig config, MeterRegistry meters) {
        this.answers = answers;
        this.most = config.changesAtOnce();
        this.underWay = meters.gauge("boai.changes.under.way", new AtomicInteger());
        this.refused = meters.counter("boai.changes.refused");
    }

    void install(@Observes Router router) {
        router.route().order(EdgeGuard.FIRST - 1).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        if (READING.contains(context.request().method())) {
            context.next();
        } else if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            refused.increment();
            answers.answer(context, CommonProblem.OVERLOADED);
        } else {
            context.addEndHandler(ended -> underWay.decrementAndGet());
            context.next();
        }
    }
}
