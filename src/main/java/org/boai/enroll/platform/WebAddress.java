package org.boai.enroll.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boai.enroll.platform.AddressRefused.Reason;

/**
 * An address of the web that a steward wrote, in its one plain form. Scheme, host and port are taken apart here and put
 * together again, so that no two readers can disagree about where it leads.
 *
 * @param host in plain form; as it stands when the operator made an exception of it
 * @param rest path and query, in ASCII
 */
record WebAddress(String scheme, String host, int port, String rest) {
    private static final int LONGEST = 2_048;
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]@%]*]|[^:@\\[\\]%]+)(?::(\\d{0,5}))?");

    /**
     * @param allowed the operator's exceptions, {@code host:port}
     * @throws AddressRefused for every reason that needs no asking
     */
    static WebAddress of(String written, Set<String> allowed) {
        URI uri = parsed(written);
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (uri.getRawFragment() != null || !authority.matches()) {
            throw new AddressRefused(Reason.SHAPE);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = authority.group(1).toLowerCase(Locale.ROOT);
        int port = port(authority.group(2), scheme);
        if (!Set.of("http", "https").contains(scheme)) {
            throw new AddressRefused(Reason.SCHEME);
        }
        return allowed.contains(host + ":" + port)
                ? new WebAddress(scheme, host, port, rest(uri))
                : new WebAddress(scheme, HostName.of(host).text(), port, rest(uri));
    }

    private static URI parsed(String written) {
        if (written.length() > LONGEST) {
            throw new AddressRefused(Reason.SHAPE);
        }
        try {
            return new URI(written);
        } catch (URISyntaxException e) {
            throw new AddressRefused(Reason.SHAPE);
        }
    }

    private static int port(String written, String scheme) {
        if (written == null || written.isEmpty()) {
            return "http".equals(scheme) ? 80 : 443;
        }
        return Integer.parseInt(written);
    }

    private static String rest(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        return ascii.getRawQuery() == null ? ascii.getRawPath() : ascii.getRawPath() + "?" + ascii.getRawQuery();
    }

    URI uri() {
        boolean usual = port == ("http".equals(scheme) ? 80 : 443);
        return URI.create(scheme + "://" + host + (usual ? "" : ":" + port) + rest);
    }
}
