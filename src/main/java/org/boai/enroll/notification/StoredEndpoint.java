package org.boai.enroll.notification;

import java.util.UUID;

/** An endpoint that was not removed, opened. */
record StoredEndpoint(UUID id, String address, EndpointView.State state) {
    @Override
    public String toString() {
        return "StoredEndpoint[" + id + "]";
    }
}
