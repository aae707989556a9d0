package org.boai.enroll.security;

import java.util.regex.Pattern;

/** One element of {@code X-Forwarded-For}, or of {@code Forwarded} (RFC 7239): the address in it, without its port. */
final class ForwardedHop {
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=\\s*\"?([^\";]*)\"?");
    private static final Pattern PORT = Pattern.compile("^\\[([^\\]]*)\\](?::\\d+)?$|^([^:]*):\\d+$");

    private ForwardedHop() {}

    /** What stands there, which may be no address at all. */
    static String address(String hop) {
        var pair = FOR.matcher(hop);
        String node = pair.find() ? pair.group(1) : hop;
        var withPort = PORT.matcher(node.strip());
        if (!withPort.matches()) {
            return node.strip();
        }
        return withPort.group(1) == null ? withPort.group(2) : withPort.group(1);
    }
}
