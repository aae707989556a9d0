package org.boai.enroll.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.web.ReaderPages.Reader;

/**
 * Problem documents, or pages for who reads them, for what never reaches JAX-RS. Each is written once and then only gets
 * another id, because a program that refuses most of what comes must spend next to nothing on it.
 */
@Singleton
class EdgeAnswers {
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private final Problems problems;
    private final ObjectMapper json;
    private final ReaderPages pages;
    private final Map<Said, Answer> answers = new ConcurrentHashMap<>();

    private record Said(ProblemType type, Language language) {}

    /** A document around the id of its occurrence. */
    private record Answer(int status, String before, String after) {}

    EdgeAnswers(Problems problems, ObjectMapper json, ReaderPages pages) {
        this.problems = problems;
        this.json = json;
        this.pages = pages;
    }

    /** Ends the response with this problem, unless something has answered already. */
    void answer(RoutingContext context, CommonProblem type) {
        answer(context, ProblemException.of(type));
    }

    void answer(RoutingContext context, ProblemException problem) {
        var response = context.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        var answer = answers.computeIfAbsent(new Said(problem.type(), language(context)), this::write);
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.status() == UNAUTHORIZED) {
            response.putHeader(
                    "WWW-Authenticate", Challenge.of(context.request().path()));
        }
        if (answer.status() == UNAVAILABLE || problem.retryAfter() != null) {
            response.putHeader("Retry-After", String.valueOf(pause(problem).toSeconds()));
        }
        if (ReaderPages.wanted(context.request().path(), context.request().getHeader(HttpHeaders.ACCEPT))) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, ReaderPages.MEDIA_TYPE)
                    .end(pages.of(problem.type(), reader(context)));
        } else {
            response.end(answer.before() + Ids.next() + answer.after());
        }
    }

    private static Duration pause(ProblemException problem) {
        return problem.retryAfter() == null ? SHORT_PAUSE : problem.retryAfter();
    }

    private static Language language(RoutingContext context) {
        return Language.of(accepted(context));
    }

    private static Reader reader(RoutingContext context) {
        return Reader.of(
                cookie(ReaderPages.LANGUAGE, context), cookie(ReaderPages.LARGE_TYPE, context), accepted(context));
    }

    private static String cookie(String name, RoutingContext context) {
        var sent = context.request().getCookie(name);
        return sent == null ? null : sent.getValue();
    }

    private static List<Locale> accepted(RoutingContext context) {
        return context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? List.of()
                : context.acceptableLanguages().stream()
                        .map(language -> Locale.forLanguageTag(language.value()))
                        .toList();
    }

    private Answer write(Said said) {
        var document = problems.document(ProblemException.of(said.type()), said.language());
        String text = write(document);
        String id = document.instance().substring(document.instance().lastIndexOf(':') + 1);
        int at = text.indexOf(id);
        return new Answer(document.status(), text.substring(0, at), text.substring(at + id.length()));
    }

    private String write(ProblemDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document is always writable", e);
        }
    }
}
