package org.boai.enroll.notification;

import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.web.Versions;

/**
 * An organization with its channel of one kind and those above it.
 *
 * @param own   null when it has set up none
 * @param above nearest first, whether shared or not: what they say fills in what the own channel does not say
 */
record Lineage(UUID organizationId, String organizationName, StoredChannel own, List<StoredChannel> above) {
    /** @throws ProblemException {@code channel-unknown} */
    StoredChannel requireOwn() {
        if (own == null) {
            throw ProblemException.of(ChannelProblem.CHANNEL_UNKNOWN);
        }
        return own;
    }

    /**
     * A channel that exists is changed against a version, one that does not is made without.
     *
     * @throws ProblemException {@code version-missing} or {@code version-stale}
     */
    void requireVersion(String ifMatch) {
        if (own == null ? ifMatch != null : Versions.required(ifMatch) != own.version()) {
            throw ProblemException.of(CommonProblem.VERSION_STALE);
        }
    }
}
