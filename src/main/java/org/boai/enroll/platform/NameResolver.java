package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Where names lead. */
public interface NameResolver {
    /** All IPv4 and IPv6 addresses of a name, in the order in which they should be tried; fails when there is none. */
    Uni<List<InetAddress>> resolve(String name);
}
