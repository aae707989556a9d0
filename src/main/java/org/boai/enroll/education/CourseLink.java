package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Something to read elsewhere: a page or a file. Nothing is fetched by the program.
 *
 * @param title at most 100 characters
 * @param url   {@code https}, at most 500 characters
 */
public record CourseLink(
        @NotNull @ValidPlainText(max = 100) String title, @NotNull @Size(max = CourseLink.LONGEST) String url) {
    static final int LONGEST = 500;

    /**
     * An address that a page may link to.
     *
     * @throws ProblemException {@code request-invalid} at the pointer with {@code web-address-https}
     */
    static String require(String url, String pointer) {
        try {
            var uri = new URI(url.strip());
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // refused like every other
        }
        throw ProblemException.invalid(pointer, "web-address-https");
    }
}
