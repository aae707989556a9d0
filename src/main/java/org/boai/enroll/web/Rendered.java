package org.boai.enroll.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** An answer as it goes out, the same for all who may read it, with a tag of its bytes. */
public final class Rendered {
    /** A reader, or a cache between us, may show it for a minute without asking. */
    private static final String PUBLIC = "public, max-age=60";

    private static final int TAG_BYTES = 12;

    private final byte[] bytes;
    private final String mediaType;
    private final EntityTag tag;

    public Rendered(byte[] bytes, String mediaType) {
        this.bytes = bytes.clone();
        this.mediaType = mediaType;
        this.tag = new EntityTag(tagOf(bytes));
    }

    private static String tagOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** For caches that are bounded by bytes. */
    public int weight() {
        return bytes.length;
    }

    /** @return 304 when the client has it already */
    public Response answer(Request request) {
        return answer(request, null);
    }

    /** @param vary by which headers of the request it differs, or null */
    public Response answer(Request request, String vary) {
        var answer = answered(request, PUBLIC);
        return (vary == null ? answer : answer.header(HttpHeaders.VARY, vary)).build();
    }

    /** Of one person: no cache between us keeps it. @param fresh how long the reader may show it without asking */
    public Response answerPrivately(Request request, Duration fresh) {
        return answered(request, "private, max-age=" + fresh.toSeconds()).build();
    }

    /**
     * A proxy that compresses makes a tag weak, and a reader that asks whether it still has the same is answered by either (RFC
     * 9110, 13.1.2).
     */
    private Response.ResponseBuilder unchanged(Request request) {
        var strongly = request.evaluatePreconditions(tag);
        if (strongly != null) {
            return strongly;
        }
        var weakly = request.evaluatePreconditions(new EntityTag(tag.getValue(), true));
        return weakly != null && weakly.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()
                ? weakly
                : null;
    }

    private Response.ResponseBuilder answered(Request request, String cacheControl) {
        var unchanged = unchanged(request);
        var answer = unchanged != null ? unchanged : Response.ok(bytes, mediaType);
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, cacheControl);
    }
}
