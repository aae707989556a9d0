package org.boai.enroll.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;

/** Problem documents for what never reaches JAX-RS. */
@ApplicationScoped
class EdgeAnswers {
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private final Problems problems;
    private final ObjectMapper json;

    EdgeAnswers(Problems problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    /** Ends the response with this problem, unless something has answered already. */
    void answer(RoutingContext context, CommonProblem type) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var languages = context.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.value()))
                .toList();
        var document = problems.document(ProblemException.of(type), Language.of(languages));
        response.setStatusCode(document.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (document.status() == UNAUTHORIZED) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (document.status() == UNAVAILABLE) {
            response.putHeader("Retry-After", String.valueOf(SHORT_PAUSE.toSeconds()));
        }
        response.end(write(document));
    }

    private String write(ProblemDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document is always writable", e);
        }
    }
}
