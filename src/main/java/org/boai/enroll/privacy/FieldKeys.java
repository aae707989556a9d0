package org.boai.enroll.privacy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The keys of the personal fields: several for reading, one of them active for writing, and another one for the blind
 * indexes. 32 bytes each.
 */
record FieldKeys(Map<Byte, byte[]> encryption, byte activeId, byte[] index) {
    private static final int BYTES = 32;
    private static final String PREFIX = "encryption.";

    static FieldKeys read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("The key file " + file.toAbsolutePath() + " cannot be read. Set"
                    + " boai.privacy.key-file to the file that holds this installation's field keys.");
        }
        return of(properties, file);
    }

    private static FieldKeys of(Properties properties, Path file) {
        Map<Byte, byte[]> keys = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                keys.put(id(name.substring(PREFIX.length()), file), key(properties, name, file));
            }
        }
        byte active = id(properties.getProperty("active", "1"), file);
        if (!keys.containsKey(active)) {
            throw new IllegalStateException("The key file " + file + " lacks its active key encryption." + active);
        }
        return new FieldKeys(Map.copyOf(keys), active, key(properties, "index", file));
    }

    private static byte[] key(Properties properties, String name, Path file) {
        byte[] key = decoded(properties.getProperty(name, ""));
        if (key.length != BYTES) {
            throw new IllegalStateException("The key " + name + " in " + file + " is not 32 bytes in base64");
        }
        return key;
    }

    /** Empty for what is no base64; the decoder's own message quotes the key. */
    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }

    private static byte id(String text, Path file) {
        try {
            return Byte.parseByte(text);
        } catch (NumberFormatException unreadable) {
            throw new IllegalStateException("A key id in " + file + " is not a number from 0 to 127");
        }
    }

    /** The text of a new key file. */
    static String fresh() {
        return "# Keys of the personal fields. Whoever loses this file loses the names; whoever copies it has them.\n"
                + "active=1\n" + PREFIX + "1=" + random() + "\nindex=" + random() + "\n";
    }

    private static String random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
