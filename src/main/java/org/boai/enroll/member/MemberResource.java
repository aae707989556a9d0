package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.security.CurrentCaller;
import org.boai.enroll.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/members")
@Tag(name = "Members")
public class MemberResource {
    private final MemberService members;
    private final CurrentCaller caller;

    MemberResource(MemberService members, CurrentCaller caller) {
        this.members = members;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Operation(
            summary = "Members of an organization and of those below it, masked, by day of joining, the newest first",
            description =
                    "A page that leaves out very many is short, even empty: there is more as long as it has a next.")
    public Uni<Page<MemberView>> list(@BeanParam @Valid MemberFilter filter) {
        return members.list(filter, caller.get());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER)
    @Operation(summary = "One member, masked")
    public Uni<MemberView> get(@RestPath UUID id) {
        return members.get(id, caller.get());
    }
}
