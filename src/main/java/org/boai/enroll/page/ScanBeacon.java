package org.boai.enroll.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.boai.enroll.code.ScanService;
import org.boai.enroll.code.Visitor;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * What the script of a page sends when somebody has it before their eyes ({@code navigator.sendBeacon}, no body). A GET of
 * the page counts nothing: previews, prefetching and going back are no scans. The answer is 204 whether it counted or not.
 */
@Path("/j/{code:[^./]+}/scans")
public class ScanBeacon {
    private final ScanService scans;

    ScanBeacon(ScanService scans) {
        this.scans = scans;
    }

    /** A beacon has no type, or that of plain text; forms, which pass the edge's limit of changes, are refused. */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @PermitAll
    @Cancellable(false)
    public Uni<Void> seen(@RestPath String code, @RestHeader(HttpHeaders.USER_AGENT) String agent) {
        return scans.seen(code, Visitor.of(agent));
    }
}
