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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Every exception mapper of the program: whatever fails becomes one problem document. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final Problems problems;
    private final Failures failures;

    ProblemMappers(Problems problems, Failures failures) {
        this.problems = problems;
        this.failures = failures;
    }

    @ServerExceptionMapper(ProblemException.class)
    Response problem(ProblemException problem, HttpHeaders headers) {
        return answer(problem, headers);
    }

    @ServerExceptionMapper(ConstraintViolationException.class)
    Response violations(ConstraintViolationException failure, HttpHeaders headers) {
        return answer(Violations.of(failure), headers);
    }

    /**
     * Also what the JSON reader wraps into a 400 of its own; and a query parameter that is no UUID, number or name of a
     * constant, for which JAX-RS says 404 and we say what is wrong.
     */
    @ServerExceptionMapper(WebApplicationException.class)
    Response jaxRs(WebApplicationException failure, HttpHeaders headers, SimpleResourceInfo method, UriInfo address) {
        if (failure.getCause() instanceof JacksonException unreadable) {
            return unreadable(unreadable, headers);
        }
        boolean queryNotReadable = failure instanceof NotFoundException
                && method.getResourceClass() != null
                && !address.getQueryParameters().isEmpty();
        if (queryNotReadable) {
            return answer(ProblemException.invalid("", "value-not-readable"), headers);
        }
        return answer(ProblemException.of(typeOf(failure)), headers);
    }

    /** The framework has a mapper of its own for these, which quotes the value in development and says nothing in production. */
    @ServerExceptionMapper(MismatchedInputException.class)
    Response mismatched(MismatchedInputException failure, HttpHeaders headers) {
        return answer(Unreadable.problem(failure), headers);
    }

    @ServerExceptionMapper(JacksonException.class)
    Response unreadable(JacksonException failure, HttpHeaders headers) {
        return answer(Unreadable.problem(failure), headers);
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Response unauthorized(UnauthorizedException failure, HttpHeaders headers, UriInfo address) {
        return notSignedIn(headers, address);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Response unauthenticated(AuthenticationFailedException failure, HttpHeaders headers, UriInfo address) {
        return notSignedIn(headers, address);
    }

    private Response notSignedIn(HttpHeaders headers, UriInfo address) {
        var answer = answer(ProblemException.of(CommonProblem.NOT_SIGNED_IN), headers);
        answer.getHeaders()
                .putSingle(
                        HttpHeaders.WWW_AUTHENTICATE,
                        Challenge.of(address.getRequestUri().getPath()));
        return answer;
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(ForbiddenException failure, HttpHeaders headers) {
        return answer(ProblemException.of(CommonProblem.NOT_PERMITTED), headers);
    }

    @ServerExceptionMapper(Throwable.class)
    Response anythingElse(Throwable failure, HttpHeaders headers) {
        return answer(failures.named(failure), headers);
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

    private Response answer(ProblemException problem, HttpHeaders headers) {
        var document = problems.document(problem, Language.of(headers.getAcceptableLanguages()));
        if (document.status() >= 500) {
            LOG.warnf("%s answered as %s", problem.type().slug(), document.instance());
        }
        var response = Response.status(document.status())
                .type(Problems.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(document);
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
