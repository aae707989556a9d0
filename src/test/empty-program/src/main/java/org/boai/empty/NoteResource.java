package org.boai.empty;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** The one resource. */
@Path("/notes")
public class NoteResource {
    @GET
    @Path("/{id}")
    @PermitAll
    @WithSession
    public Uni<String> text(@RestPath long id) {
        return Panache.getSession()
                .chain(session -> session.find(Note.class, id))
                .map(note -> note == null ? "" : note.text());
    }
}
