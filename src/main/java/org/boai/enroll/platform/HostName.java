package org.boai.enroll.platform;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.boai.enroll.platform.AddressRefused.Reason;

/**
 * A host as a steward wrote it, in its one plain form: a name in lower case and ASCII without a closing dot, four decimal
 * numbers, or an IPv6 address in brackets. What some resolvers understand as an address and others do not ({@code
 * 2130706433}, {@code 0177.0.0.1}, {@code 0x7f.1}, {@code 127.1}) is none of them.
 */
record HostName(String text) {
    private static final int LONGEST = 253;
    private static final String NUMBER = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(" + NUMBER + "\\.){3}" + NUMBER);
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");

    /** Last labels of names that lead into somebody's own network (RFC 6761, RFC 6762, RFC 8375, ICANN), or nowhere. */
    private static final Set<String> NOT_PUBLIC = Set.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "private",
            "lan",
            "home",
            "corp",
            "arpa",
            "invalid",
            "onion");

    /** @throws AddressRefused NOT_PUBLIC, SHAPE */
    static HostName of(String written) {
        if (written.startsWith("[")) {
            return six(written.toLowerCase(Locale.ROOT));
        }
        String name = ascii(written);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (name.length() > LONGEST || last.isEmpty()) {
            throw new AddressRefused(Reason.SHAPE);
        }
        boolean numbers = Character.isDigit(last.charAt(0));
        boolean hidden = last.length() == name.length() || NOT_PUBLIC.contains(last);
        if (numbers ? !FOUR_NUMBERS.matcher(name).matches() : hidden) {
            throw new AddressRefused(Reason.NOT_PUBLIC);
        }
        return new HostName(name);
    }

    /** Letters, digits and hyphens; other scripts as punycode, but not the many other forms of Latin letters and digits. */
    private static String ascii(String written) {
        if (!Normalizer.isNormalized(written, Normalizer.Form.NFKC) || written.indexOf('\u3002') >= 0) {
            throw new AddressRefused(Reason.SHAPE);
        }
        try {
            return IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new AddressRefused(Reason.SHAPE);
        }
    }

    private static HostName six(String written) {
        if (!IPV6.matcher(written).matches() || !(parsed(written) instanceof Inet6Address)) {
            throw new AddressRefused(Reason.NOT_PUBLIC);
        }
        return new HostName(written);
    }

    /** The address that is written in a host's plain form, or null when that is a name. Asks nobody. */
    static InetAddress literal(String host) {
        return host.startsWith("[") || FOUR_NUMBERS.matcher(host).matches() ? parsed(host) : null;
    }

    private static InetAddress parsed(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AddressRefused(Reason.SHAPE);
        }
    }
}
