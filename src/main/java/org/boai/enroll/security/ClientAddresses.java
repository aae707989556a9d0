package org.boai.enroll.security;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells whom a request is counted for. A proxy is believed only when it is named in the configuration, and of what it
 * passes on only what it or another such proxy has added: the right-most address that is no proxy of ours. (Quarkus'
 * own {@code quarkus.http.proxy} takes the left-most, which is whatever the client likes to write; leave it off.) An IPv6
 * address stands for its network of 64 bits: one household has that many.
 */
@Singleton
public class ClientAddresses {
    private static final String NOWHERE = "unknown";
    private static final int NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> proxies;
    private final String header;

    ClientAddresses(LimitsConfig config) {
        this.proxies = config.trustedProxies().orElse(List.of()).stream()
                .map(ClientAddresses::range)
                .toList();
        this.header = config.forwardedHeader();
    }

    public String of(HttpServerRequest request) {
        var peer = request.remoteAddress() == null
                ? null
                : parsed(request.remoteAddress().hostAddress());
        return counted(client(peer, String.join(",", request.headers().getAll(header))));
    }

    /** @param forwarded the header's values, joined by commas; empty without any */
    InetAddress client(InetAddress peer, String forwarded) {
        InetAddress client = peer;
        String[] hops = forwarded.split(",");
        for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
            var before = parsed(ForwardedHop.address(hops[i]));
            if (before == null) {
                return client;
            }
            client = before;
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        return address != null && proxies.stream().anyMatch(proxy -> proxy.matches(new InetSocketAddress(address, 0)));
    }

    static String counted(InetAddress address) {
        if (address == null) {
            return NOWHERE;
        }
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), address.getAddress().length);
        return of(network).getHostAddress() + "/64";
    }

    /** Null for what is no address; names are not looked up. IPv4 inside IPv6 is IPv4. */
    static InetAddress parsed(String text) {
        byte[] bytes = text == null ? null : NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? null : of(bytes);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private static IpSubnetFilterRule range(String text) {
        String[] parts = text.strip().split("/", 2);
        var address = parsed(parts[0]);
        try {
            int most = address == null ? -1 : address.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (address != null && bits >= 0 && bits <= most) {
                return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(
                "boai.limits.trusted-proxies: \"" + text + "\" is neither an address nor a range such as 10.0.0.0/8");
    }
}
