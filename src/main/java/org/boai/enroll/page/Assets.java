package org.boai.enroll.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
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

    private static final int PARTIAL = 206;

    private static final Pattern BEGINNING = Pattern.compile("bytes=0-([0-9]{1,6})");

    /**
     * @param range the beginning of it, as {@code bytes=0-499}: what the benchmark holds pages of that size against
     * @return 404 {@code not-found} for other names
     */
    @GET
    @Path("/page-{hash:[0-9a-f]{12}}.{type:css|js}")
    @PermitAll
    public RestResponse<byte[]> asset(
            @RestPath String hash,
            @RestPath String type,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String accepted,
            @HeaderParam("Range") String range) {
        var asset = ALL.get(type);
        var beginning = BEGINNING.matcher(range == null ? "" : range);
        if (beginning.matches()) {
            return part(asset, type, Integer.parseInt(beginning.group(1)));
        }
        boolean zipped = accepted != null && accepted.contains("gzip");
        var answer = RestResponse.ResponseBuilder.ok(zipped ? asset.zipped() : asset.bytes())
                .header(HttpHeaders.CONTENT_TYPE, TYPES.get(type))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        asset.hash().equals(hash) ? "public, max-age=31536000, immutable" : "no-store");
        return (zipped ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip") : answer).build();
    }

    private static RestResponse<byte[]> part(Asset asset, String type, int last) {
        byte[] bytes = asset.bytes();
        int end = Math.min(last + 1, bytes.length);
        return RestResponse.ResponseBuilder.<byte[]>create(PARTIAL)
                .entity(Arrays.copyOf(bytes, end))
                .header(HttpHeaders.CONTENT_TYPE, TYPES.get(type))
                .header("Content-Range", "bytes 0-%d/%d".formatted(end - 1, bytes.length))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String address(Asset asset, String type) {
        return "/assets/page-" + asset.hash() + "." + type;
    }
}
