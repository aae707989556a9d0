package org.boai.enroll.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.web.ReaderPages.Reader;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Every exception mapper of the program: whatever fails becomes one problem document, or a page for who reads it. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final Problems problems;
    private final Failures failures;
    private final ReaderPages pages;

    ProblemMappers(Problems problems, Failures failures, ReaderPages pages) {
        this.problems = problems;
        this.failures = failures;
        this.pages = pages;
    }

    @ServerExceptionMapper(ProblemException.class)
    Response problem(ProblemException problem, ContainerRequestContext request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper(ConstraintViolationException.class)
    Response violations(ConstraintViolationException failure, ContainerRequestContext request) {
        return answer(Violations.of(failure), request);
    }

    /**
     * Also what the JSON reader wraps into a 400 of its own; and a query parameter that is no UUID, number or name of a
     * constant, for which JAX-RS says 404 and we say what is wrong.
     */
    @ServerExceptionMapper(WebApplicationException.class)
    Response jaxRs(WebApplicationException failure, ContainerRequestContext request, SimpleResourceInfo method) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable, request);
        }
        boolean queryNotReadable = failure instanceof NotFoundException
                && method.getResourceClass() != null
                && !request.getUriInfo().getQueryParameters().isEmpty();
        if (queryNotReadable) {
            return answer(ProblemException.invalid("", "value-not-readable"), request);
        }
        return answer(ProblemException.of(typeOf(failure)), request);
    }

    /** The framework has a mapper of its own for these, which quotes the value in development and says nothing in production. */
    @ServerExceptionMapper(MismatchedInputException.class)
    Response mismatched(MismatchedInputException failure, ContainerRequestContext request) {
        return answer(Unreadable.problem(failure), request);
    }

    @ServerExceptionMapper(JacksonException.class)
    Response unreadable(JacksonException failure, ContainerRequestContext request) {
        return answer(Unreadable.problem(failure), request);
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response unauthorized(UnauthorizedException failure, ContainerRequestContext request) {
        return notSignedIn(request);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Response unauthenticated(AuthenticationFailedException failure, ContainerRequestContext request) {
        return notSignedIn(request);
    }

    private Response notSignedIn(ContainerRequestContext request) {
        var answer = answer(ProblemException.of(CommonProblem.NOT_SIGNED_IN), request);
        answer.getHeaders()
                .putSingle(
                        HttpHeaders.WWW_AUTHENTICATE,
                        Challenge.of(request.getUriInfo().getRequestUri().getPath()));
        return answer;
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException failure, ContainerRequestContext request) {
        return answer(ProblemException.of(CommonProblem.NOT_PERMITTED), request);
    }

    @ServerExceptionMapper(Throwable.class)
    Response anythingElse(Throwable failure, ContainerRequestContext request) {
        return answer(failures.named(failure), request);
    }

    private static CommonProblem typeOf(WebApplicationException failure) {
        if (failure instanceof NotFoundException) {
            return CommonProblem.NOT_FOUND;
        }
        if (failure instanceof NotAllowedException) {
            return CommonProblem.METHOD_NOT_ALLOWED;
        }
        if (failure instanceof NotAcceptableException) {
            return CommonProblem.NOT_ACCEPTABLE;
        }
        if (failure instanceof NotSupportedException) {
            return CommonProblem.MEDIA_TYPE_UNSUPPORTED;
        }
        int status = failure.getResponse().getStatus();
        if (status == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
            return CommonProblem.BODY_TOO_LARGE;
        }
        return status < 500 ? CommonProblem.REQUEST_NOT_READABLE : CommonProblem.UNEXPECTED;
    }

    private static Reader reader(ContainerRequestContext request) {
        return Reader.of(
                cookie(ReaderPages.LANGUAGE, request),
                cookie(ReaderPages.LARGE_TYPE, request),
                request.getAcceptableLanguages());
    }

    private static String cookie(String name, ContainerRequestContext request) {
        var sent = request.getCookies().get(name);
        return sent == null ? null : sent.getValue();
    }

    private static boolean isRead(ContainerRequestContext request) {
        return ReaderPages.wanted(
                request.getUriInfo().getRequestUri().getPath(), request.getHeaderString(HttpHeaders.ACCEPT));
    }

    private Response answer(ProblemException problem, ContainerRequestContext request) {
        var language = Language.of(request.getAcceptableLanguages());
        var document = problems.document(problem, language);
        if (document.status() >= 500) {
            LOG.warnf("%s answered as %s", problem.type().slug(), document.instance());
        }
        var response = Response.status(document.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isRead(request)) {
            response.type(ReaderPages.MEDIA_TYPE).entity(pages.of(problem.type(), reader(request)));
        } else {
            response.type(Problems.MEDIA_TYPE).entity(document);
        }
        if (document.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        boolean comeBack = document.status() == 429 || document.status() == 503;
        if (comeBack || problem.retryAfter() != null) {
            var pause = problem.retryAfter() == null ? SHORT_PAUSE : problem.retryAfter();
            response.header(HttpHeaders.RETRY_AFTER, pause.toSeconds());
        }
        return response.build();
    }
}
