package org.boai.enroll.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** {@link OutboundConfig} as a value. */
public record Outbound(Duration timeout, Set<Integer> ports, Optional<Set<String>> allowed) implements OutboundConfig {
    public static Outbound ofSteward(int... ports) {
        Set<Integer> all = new java.util.HashSet<>();
        for (int port : ports) {
            all.add(port);
        }
        return new Outbound(Duration.ofSeconds(20), all, Optional.empty());
    }

    public Outbound within(Duration time) {
        return new Outbound(time, ports, allowed);
    }

    public Outbound allowing(String... hostsAndPorts) {
        return new Outbound(timeout, ports, Optional.of(Set.of(hostsAndPorts)));
    }
}
