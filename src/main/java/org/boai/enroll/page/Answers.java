package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages as HTTP answers. */
final class Answers {
    private Answers() {}

    /** Public facts, the same for all who read the same language at the same size; asked for again, for WeChat keeps much. */
    static RestResponse<TemplateInstance> open(TemplateInstance page) {
        return RestResponse.ResponseBuilder.ok(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        HttpHeaders.VARY,
                        HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE + ", " + HttpHeaders.USER_AGENT)
                .build();
    }

    /** A public file, the same for everybody, that a browser may show. @param name of plain ASCII, when it is stored */
    static Response file(byte[] content, String mediaType, String name) {
        return Response.ok(content, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "max-age=30")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
                .build();
    }

    /** Nothing keeps it: it is, or may become, about a person. */
    static RestResponse<TemplateInstance> personal(TemplateInstance page) {
        return RestResponse.ResponseBuilder.ok(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static RestResponse<TemplateInstance> refused(ProblemException problem, TemplateInstance page) {
        var response = RestResponse.ResponseBuilder.<TemplateInstance>create(Problems.status(problem.type()))
                .entity(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toSeconds());
        }
        return response.build();
    }

    static RestResponse<TemplateInstance> seeOther(String location, NewCookie... cookies) {
        return RestResponse.ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .cookie(cookies)
                .build();
    }

    /** @param location a path; set as it is, so that no Host header finds its way into the answer */
    static RestResponse<TemplateInstance> seeOther(String location) {
        return RestResponse.ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
