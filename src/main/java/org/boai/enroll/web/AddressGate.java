package org.boai.enroll.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.ClientAddresses;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;

/**
 * Notes where a request comes from, and refuses what changes something when one address sends too much of it, before its
 * body is read. Not refused here are forms, whose people get a page that keeps what they typed.
 */
@Singleton
class AddressGate {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ClientAddresses addresses;
    private final SharedCounts counts;
    private final LimitsConfig limits;
    private final EdgeAnswers answers;
    private final SafetyHeaders headers;

    AddressGate(
            ClientAddresses addresses,
            SharedCounts counts,
            LimitsConfig limits,
            EdgeAnswers answers,
            SafetyHeaders headers) {
        this.addresses = addresses;
        this.counts = counts;
        this.limits = limits;
        this.answers = answers;
        this.headers = headers;
    }

    void install(@Observes Router router) {
        router.route().order(EdgeGuard.FIRST - 2).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        String address = addresses.of(context.request());
        CurrentAddress.is(address);
        if (READING.contains(context.request().method()) || EdgeGuard.isForm(context)) {
            context.next();
            return;
        }
        var tooMany = refusal(address);
        if (tooMany == null) {
            context.next();
        } else {
            headers.put(context.response());
            answers.answer(context, tooMany);
        }
    }

    /** Null when there is room. */
    private ProblemException refusal(String address) {
        try {
            counts.take(Limit.changes(limits), address);
            return null;
        } catch (ProblemException tooMany) {
            return tooMany;
        }
    }
}
