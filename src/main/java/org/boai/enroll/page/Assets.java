package org.boai.enroll.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The style and the script of pages, each under an address that holds the hash of its bytes: WeChat keeps what it has once
 * read. A page of another version of the program, whose hash this one does not know, gets what there is, unkept: better
 * an almost right style than none while replicas are being replaced.
 */
@Path("/assets")
public class Assets {
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8");

    private static final Map<String, Asset> ALL =
            Stream.of("css", "js").collect(Collectors.toUnmodifiableMap(Function.identity(), Asset::read));

    /** By what they are, {@code css} and {@code js}. */
    static final Map<String, String> ADDRESSES = ALL.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> address(one.getValue(), one.getKey())));

    /** @return 404 {@code not-found} for other names */
    @GET
    @Path("/page-{hash:[0-9a-f]{12}}.{type:css|js}")
    @PermitAll
    public RestResponse<byte[]> asset(
            @RestPath String hash, @RestPath String type, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted) {
        var asset = ALL.get(type);
        boolean zipped = accepted != null && accepted.contains("gzip");
        var answer = RestResponse.ResponseBuilder.ok(zipped ? asset.zipped() : asset.bytes())
                .header(HttpHeaders.CONTENT_TYPE, TYPES.get(type))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        asset.hash().equals(hash) ? "public, max-age=31536000, immutable" : "no-store");
        return (zipped ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).build();
    }

    private static String address(Asset asset, String type) {
        return "/assets/page-" + asset.hash() + "." + type;
    }
}
