package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.boai.enroll.web.ReaderPages;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Large type and the language of pages, kept by the browser; works without a script. */
@Path("/display")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class Displays {
    private static final int A_YEAR = 365 * 24 * 3600;
    private static final int LONGEST = 400;

    /** Paths of ours with a plain query: without dots, doubled slashes and what browsers read in two ways. */
    private static final Pattern PAGE =
            Pattern.compile("(/[A-Za-z0-9_-]+)+(\\?([A-Za-z0-9_=&.+*-]|%[0-9A-Fa-f]{2})*)?");

    /** @param care {@code on} or {@code off} @param language {@code zh} or {@code en}; what is absent stays as it is */
    @POST
    @PermitAll
    @Cancellable(false)
    public RestResponse<TemplateInstance> choose(
            @RestForm String care, @RestForm String language, @RestForm String back) {
        List<NewCookie> chosen = new ArrayList<>();
        if (care != null) {
            chosen.add(cookie(Look.CARE, care.equals(Look.YES) ? Look.YES : "off"));
        }
        if (language != null) {
            chosen.add(cookie(ReaderPages.LANGUAGE, language.equals("en") ? "en" : "zh"));
        }
        return Answers.seeOther(page(back), chosen.toArray(NewCookie[]::new));
    }

    /** @return the address itself when it is one of our pages, otherwise the page that all begins with */
    static String page(String address) {
        return address != null
                        && address.length() <= LONGEST
                        && PAGE.matcher(address).matches()
                ? address
                : "/j";
    }

    private static NewCookie cookie(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(A_YEAR)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
