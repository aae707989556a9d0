package org.boai.enroll.notification;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.boai.enroll.notification.channel.Layers.Layer;

/** What one organization has set up for a kind of channel, opened. */
record StoredChannel(UUID id, UUID organizationId, int version, Layer says) {
    /** The column {@code settings}: one text for each name. */
    static Map<String, String> settings(String json) {
        Map<String, String> settings = new TreeMap<>();
        new JsonObject(json).forEach(entry -> settings.put(entry.getKey(), (String) entry.getValue()));
        return settings;
    }

    static String json(Map<String, String> settings) {
        return new JsonObject(new TreeMap<>(settings)).encode();
    }
}
