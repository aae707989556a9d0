package org.boai.enroll.notification.channel;

import java.util.List;
import java.util.Map;

/**
 * What a steward sets up, as it will be used: own settings over those of the organizations above.
 *
 * @param settings  names and values that may be shown again
 * @param secrets   names and values that are sealed, and never shown again
 * @param addresses of the endpoints
 */
public record ChannelSettings(Map<String, String> settings, Map<String, String> secrets, List<String> addresses) {
    @Override
    public String toString() {
        return "ChannelSettings[" + settings.keySet() + "]";
    }
}
