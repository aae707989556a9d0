package org.boai.enroll.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/**
 * Seals what a channel must keep secret. Secrets of one channel are one JSON object, bound to the channel; an address
 * is bound to its endpoint, so that nobody can have another endpoint's messages by copying a row.
 */
@ApplicationScoped
public class SealedChannels {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final FieldCipher cipher;
    private final ObjectMapper json;

    SealedChannels(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** @return null when there are none */
    public byte[] sealSecrets(UUID channel, Map<String, String> secrets) {
        if (secrets == null || secrets.isEmpty()) {
            return null;
        }
        try {
            return cipher.seal(Field.CHANNEL_SECRETS, channel, json.writeValueAsString(new TreeMap<>(secrets)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and texts are always JSON", e);
        }
    }

    /** @throws IllegalStateException if they were changed, or moved from another channel */
    public Map<String, String> openSecrets(UUID channel, byte[] sealed) {
        if (sealed == null) {
            return Map.of();
        }
        try {
            return json.readValue(cipher.open(Field.CHANNEL_SECRETS, channel, sealed), TEXTS);
        } catch (JsonProcessingException e) {
            // without the cause, whose message quotes the secret
            throw new IllegalStateException("the secrets of channel " + channel + " are no JSON object");
        }
    }

    public byte[] sealAddress(UUID endpoint, String address) {
        return cipher.seal(Field.CHANNEL_ADDRESS, endpoint, address);
    }

    /** @throws IllegalStateException if it was changed, or moved from another endpoint */
    public String openAddress(UUID endpoint, byte[] sealed) {
        return cipher.open(Field.CHANNEL_ADDRESS, endpoint, sealed);
    }
}
