package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.boai.enroll.platform.AddressRefused.Reason;

/**
 * Keeps the program from being sent into its own network by an address that a steward gave (server-side request forgery).
 * A name is resolved once, every address that it has must be public, and the caller connects to the one that is returned
 * ({@link OutboundHttp.Call#pinnedTo}): what the name leads to a moment later no longer matters.
 *
 * <p>{@code boai.outbound.allowed} lists the operator's exceptions, each a host and port as they are written; there http
 * is allowed, and any address.
 */
@ApplicationScoped
public class AddressGuard {
    private static final Set<Integer> MAIL_PORTS = Set.of(465, 587, 994);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final NameResolver names;
    private final OutboundConfig config;
    private final Set<String> allowed;

    public AddressGuard(NameResolver names, OutboundConfig config) {
        this.names = names;
        this.config = config;
        this.allowed = config.allowed().orElse(Set.of()).stream()
                .map(exception -> exception.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What can be said of an address without asking a name server.
     *
     * @return the address in its plain form, host in ASCII: the one to keep and to call
     * @throws AddressRefused for every reason but {@code UNKNOWN_NAME}
     */
    public URI read(String written) {
        return checked(written).uri();
    }

    /**
     * The address to connect to for {@code uri}, which is one that {@link #read} gave.
     *
     * @return fails with {@link AddressRefused}
     */
    public Uni<InetAddress> require(URI uri) {
        return Uni.createFrom().deferred(() -> {
            WebAddress address = checked(uri.toString());
            return lookedUp(address.host(), address.port());
        });
    }

    /**
     * The address to connect to for a mail server that a steward named; ports 465, 587 and 994.
     *
     * @return fails with {@link AddressRefused}
     */
    public Uni<InetAddress> requireHost(String host, int port) {
        return Uni.createFrom().deferred(() -> {
            if (isAllowed(host, port)) {
                return lookedUp(host, port);
            }
            if (!MAIL_PORTS.contains(port)) {
                throw new AddressRefused(Reason.PORT);
            }
            return lookedUp(HostName.of(host).text(), port);
        });
    }

    private WebAddress checked(String written) {
        WebAddress address = WebAddress.of(written, allowed);
        if (isAllowed(address.host(), address.port())) {
            return address;
        }
        if (!address.scheme().equals("https")) {
            throw new AddressRefused(Reason.SCHEME);
        }
        if (!config.ports().contains(address.port())) {
            throw new AddressRefused(Reason.PORT);
        }
        InetAddress literal = HostName.literal(address.host());
        if (literal != null && ForbiddenAddresses.forbids(literal)) {
            throw new AddressRefused(Reason.NOT_PUBLIC);
        }
        return address;
    }

    private Uni<InetAddress> lookedUp(String host, int port) {
        InetAddress literal = HostName.literal(host);
        Uni<List<InetAddress>> found =
                literal == null ? names.resolve(host) : Uni.createFrom().item(List.of(literal));
        return found.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(unknown -> new AddressRefused(Reason.UNKNOWN_NAME))
                .map(addresses -> one(addresses, isAllowed(host, port)));
    }

    /** The first, when none of them is forbidden: a name with one foot inside is not trusted with the other. */
    private InetAddress one(List<InetAddress> addresses, boolean allowed) {
        if (addresses.isEmpty()) {
            throw new AddressRefused(Reason.UNKNOWN_NAME);
        }
        if (!allowed && addresses.stream().anyMatch(ForbiddenAddresses::forbids)) {
            throw new AddressRefused(Reason.NOT_PUBLIC);
        }
        return addresses.get(0);
    }

    private boolean isAllowed(String host, int port) {
        return allowed.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }
}
