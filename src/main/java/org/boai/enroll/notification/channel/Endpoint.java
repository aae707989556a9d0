package org.boai.enroll.notification.channel;

import java.util.Map;
import java.util.UUID;

/**
 * Where one message goes, opened for sending.
 *
 * @param address  a webhook's address, a robot's key, a phone number, a mail address
 * @param settings the channel's, with those of the organizations above filled in
 * @param secrets  likewise; never logged
 */
public record Endpoint(UUID id, String address, Map<String, String> settings, Map<String, String> secrets) {
    @Override
    public String toString() {
        return "Endpoint[" + id + "]";
    }
}
