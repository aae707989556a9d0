package org.boai.enroll.notification.channel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a channel says and what the channels of its kind above it say, nearest first: the nearest wins for each name.
 *
 * @param all never empty where a channel exists
 */
public record Layers(List<Layer> all) {
    /** What one organization has set up itself. */
    public record Layer(Map<String, String> settings, Map<String, String> secrets) {
        @Override
        public String toString() {
            return "Layer[" + settings.keySet() + "]";
        }
    }

    /**
     * Who decides where secrets are sent must bring them along: from a layer on that sets one of the destinations, no
     * secret of those above is used. Otherwise a county that names its own mail server would be sent the province's
     * password.
     *
     * @param destinations names of settings, as {@link Channel#destinations()} has them
     */
    public ChannelSettings merged(Set<String> destinations, List<String> addresses) {
        Map<String, String> settings = new TreeMap<>();
        Map<String, String> secrets = new TreeMap<>();
        boolean trusted = true;
        for (Layer layer : all) {
            layer.settings().forEach(settings::putIfAbsent);
            if (trusted) {
                layer.secrets().forEach(secrets::putIfAbsent);
            }
            trusted = trusted
                    && !destinations.contains(Channel.ADDRESS)
                    && layer.settings().keySet().stream().noneMatch(destinations::contains);
        }
        return new ChannelSettings(settings, secrets, addresses);
    }
}
