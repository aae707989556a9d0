package org.boai.enroll.platform;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Addresses that are nobody's on the public Internet. Sources: the IANA registries of special-purpose addresses for IPv4
 * and IPv6 (RFC 6890 and successors). For IPv6 what is allowed is listed, not what is forbidden: global unicast is {@code
 * 2000::/3}, and outside of it lie the unspecified and loopback addresses, everything that wraps an IPv4 address ({@code
 * ::/96}, {@code ::ffff:0:0/96}, NAT64 {@code 64:ff9b::/96} and {@code 64:ff9b:1::/48}), unique local, link-local,
 * site-local and multicast addresses.
 */
final class ForbiddenAddresses {
    private static final List<Block> IPV4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // behind a carrier's NAT; metadata of Alibaba Cloud
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // the host of a virtual machine at Azure
            "169.254.0.0/16", // link-local; metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final List<Block> GLOBAL_IPV6 = blocks("2000::/3");

    private static final List<Block> IPV6 = blocks(
            "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3ffe::/16", // the former 6bone
            "3fff::/20"); // documentation

    private ForbiddenAddresses() {}

    static boolean forbids(InetAddress address) {
        if (address instanceof Inet4Address) {
            return in(IPV4, address);
        }
        return !in(GLOBAL_IPV6, address) || in(IPV6, address);
    }

    private static boolean in(List<Block> blocks, InetAddress address) {
        var bits = new BigInteger(1, address.getAddress());
        int length = address.getAddress().length * Byte.SIZE;
        return blocks.stream()
                .anyMatch(block -> bits.shiftRight(length - block.prefix()).equals(block.start()));
    }

    /** The addresses whose first {@code prefix} bits are {@code start}. */
    private record Block(BigInteger start, int prefix) {
        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            int prefix = Integer.parseInt(cidr.substring(slash + 1));
            byte[] bytes = literal(cidr.substring(0, slash)).getAddress();
            return new Block(new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - prefix), prefix);
        }
    }

    private static List<Block> blocks(String... cidrs) {
        return List.of(cidrs).stream().map(Block::of).toList();
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
