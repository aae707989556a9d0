package org.boai.enroll.notification;

import java.util.UUID;

/**
 * Whom a channel tells.
 *
 * @param address masked: enough to recognize it, too little to use it
 * @param reason  why it is gone, or null
 */
public record EndpointView(UUID id, String address, State state, String reason) {
    /** What has become of it. */
    public enum State {
        ACTIVE,
        /** The other side said that it is no more. */
        GONE,
        /** A steward took it out; what it was told stays known. */
        REMOVED
    }
}
