package org.boai.enroll.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.boai.enroll.community.PublicActivityFilter;
import org.boai.enroll.community.PublicCourseFilter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** 网上红十字会: what goes on, what there is to learn, and who is near, for whoever comes. */
@Path("/")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PublicPages {
    private static final String ID = "/{id:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private final PublicDesk desk;
    private final PublicOrganizationDesk organizations;
    private final PublicFeed feed;

    PublicPages(PublicDesk desk, PublicOrganizationDesk organizations, PublicFeed feed) {
        this.desk = desk;
        this.organizations = organizations;
        this.feed = feed;
    }

    @GET
    @Path("/activities")
    @PermitAll
    public Uni<Response> activities(
            @BeanParam @Valid PublicActivityFilter filter, @Context Request request, @Context HttpHeaders headers) {
        return desk.activities(filter, PublicDesk.Reader.of(request, headers));
    }

    @GET
    @Path("/activities" + ID)
    @PermitAll
    public Uni<Response> activity(@RestPath UUID id, @Context Request request, @Context HttpHeaders headers) {
        return desk.activity(id, PublicDesk.Reader.of(request, headers));
    }

    @GET
    @Path("/courses")
    @PermitAll
    public Uni<Response> courses(
            @BeanParam @Valid PublicCourseFilter filter, @Context Request request, @Context HttpHeaders headers) {
        return desk.courses(filter, PublicDesk.Reader.of(request, headers));
    }

    @GET
    @Path("/courses" + ID)
    @PermitAll
    public Uni<Response> course(@RestPath UUID id, @Context Request request, @Context HttpHeaders headers) {
        return desk.course(id, PublicDesk.Reader.of(request, headers));
    }

    /** The province, where the tree begins. */
    @GET
    @Path("/organizations")
    @PermitAll
    public Uni<Response> province(@RestQuery UUID after, @Context Request request, @Context HttpHeaders headers) {
        return organizations.organization(null, after, PublicDesk.Reader.of(request, headers));
    }

    @GET
    @Path("/organizations" + ID)
    @PermitAll
    public Uni<Response> organization(
            @RestPath UUID id, @RestQuery UUID after, @Context Request request, @Context HttpHeaders headers) {
        return organizations.organization(id, after, PublicDesk.Reader.of(request, headers));
    }

    @GET
    @Path("/feeds/activities.json")
    @Produces({PublicFeed.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermitAll
    public Uni<Response> feed(@RestQuery UUID organization, @Context Request request) {
        return feed.activities(organization, request);
    }
}
