package org.boai.enroll.web;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Answers with public facts that caches may keep: an entity tag over what the record says, and a lifetime. */
public final class PublicFacts {
    private PublicFacts() {}

    /** @return 304 when the client already has it; {@code entity} must be a record or a list with value equality */
    public static Response answer(Request request, Object entity, Duration fresh) {
        var tag = new EntityTag(Integer.toHexString(entity.toString().hashCode()), true);
        var unchanged = request.evaluatePreconditions(tag);
        var response = unchanged != null ? unchanged : Response.ok(entity).tag(tag);
        var cache = new CacheControl();
        cache.setMaxAge(Math.toIntExact(fresh.toSeconds()));
        cache.setNoTransform(false);
        return response.cacheControl(cache).build();
    }
}
