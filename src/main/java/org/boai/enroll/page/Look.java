package org.boai.enroll.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.web.ReaderPages;

/** How the reader wants pages to look, for the layout: {@code inject:look} in templates. */
@Named("look")
@RequestScoped
public class Look {
    /** Large type, for {@value #YES}; the page's script may set it, so it is no secret. */
    static final String CARE = ReaderPages.LARGE_TYPE;

    static final String YES = "on";

    private final RoutingContext request;

    Look(RoutingContext request) {
        this.request = request;
    }

    static Language language(jakarta.ws.rs.core.HttpHeaders headers) {
        Cookie chosen = headers.getCookies().get(ReaderPages.LANGUAGE);
        return ReaderPages.language(chosen == null ? null : chosen.getValue(), headers.getAcceptableLanguages());
    }

    public boolean care() {
        var chosen = request.request().getCookie(CARE);
        return chosen != null && chosen.getValue().equals(YES);
    }

    /** Which program shows the page; decides hints and nothing else. */
    public HostApp app() {
        return HostApp.of(agent());
    }

    /** The User-Agent header, or null. */
    String agent() {
        return request.request().getHeader(HttpHeaders.USER_AGENT);
    }

    /** The page itself, to come back to. */
    public String here() {
        return Displays.page(request.request().uri());
    }

    /** Addresses of what is the same for everybody and never changes under its name. */
    public Map<String, String> assets() {
        return Assets.ADDRESSES;
    }
}
