package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boai.enroll.notification.channel.Layers.Layer;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final Layer PROVINCE = new Layer(
            Map.of("host", "mail.example.org", "from", "a@example.org"), Map.of("password", "of-the-province"));

    private static ChannelSettings merged(Layer own, String... destinations) {
        return new Layers(List.of(own, PROVINCE)).merged(Set.of(destinations), List.of());
    }

    @Test
    void theNearestWinsForEachName() {
        var merged = merged(new Layer(Map.of("from", "b@example.org"), Map.of()), "host");
        assertThat(merged.settings()).isEqualTo(Map.of("host", "mail.example.org", "from", "b@example.org"));
        assertThat(merged.secrets()).isEqualTo(Map.of("password", "of-the-province"));
    }

    @Test
    void whoNamesTheDestinationBringsTheSecrets() {
        var own = new Layer(Map.of("host", "mail.example.com"), Map.of("token", "own"));
        assertThat(merged(own, "host").secrets()).isEqualTo(Map.of("token", "own"));
    }

    @Test
    void nothingFromAboveIsSentToAnAddressOfOnesOwn() {
        var own = new Layer(Map.of(), Map.of("token", "own"));
        assertThat(merged(own, Channel.ADDRESS).secrets()).isEqualTo(Map.of("token", "own"));
        assertThat(merged(own, Channel.ADDRESS).settings()).containsEntry("host", "mail.example.org");
    }
}
