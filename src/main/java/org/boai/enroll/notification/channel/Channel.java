package org.boai.enroll.notification.channel;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * One way of telling. An adapter sends one message to one endpoint and says what came of it; waiting, retrying, limiting
 * and remembering are the relay's. It never fails: what goes wrong is a verdict.
 */
public interface Channel {
    /** Among {@link #destinations()}: secrets go to the endpoint's own address, so none from above are used for it. */
    String ADDRESS = "address";

    ChannelKind kind();

    /** How often one endpoint may be told. */
    Pace pace();

    /**
     * Whether an endpoint is one steward's own, such as a phone or a mailbox, and not a group or a program: only there
     * goes what works without signing in.
     */
    default boolean personal() {
        return false;
    }

    /** Names of settings that decide where secrets are sent, e.g. a server's; see {@link Layers#merged}. */
    default Set<String> destinations() {
        return Set.of();
    }

    /**
     * Whether these settings can work, before they are kept.
     *
     * @throws org.boai.enroll.kernel.ProblemException {@code request-invalid} with a pointer below {@code /settings},
     *     {@code /secrets} or {@code /endpoints}
     */
    void check(ChannelSettings settings);

    /** Sends once. The Uni does not fail. */
    Uni<Verdict> send(Message message, Endpoint endpoint);

    /** Gets a new token after {@link Verdict.Sort#REFRESH}. */
    default Uni<Void> renew(Endpoint endpoint) {
        return Uni.createFrom().voidItem();
    }

    /** Sends, and once more with a new token when the one at hand was stale. */
    default Uni<Verdict> tell(Message message, Endpoint endpoint) {
        return Uni.createFrom()
                .deferred(() -> send(message, endpoint))
                .chain(verdict -> verdict.sort() == Verdict.Sort.REFRESH
                        ? renew(endpoint).chain(() -> send(message, endpoint))
                        : Uni.createFrom().item(verdict));
    }
}
