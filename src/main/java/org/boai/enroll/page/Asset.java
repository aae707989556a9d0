package org.boai.enroll.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.boai.enroll.kernel.RandomToken;

/**
 * A file that pages load, without its comments and indents. It holds nothing of anybody, so compressing it tells nobody
 * anything.
 *
 * @param hash of the bytes, 12 hexadecimal digits
 */
record Asset(byte[] bytes, byte[] zipped, String hash) {
    private static final int HASH_BYTES = 6;

    /** @param type {@code css} or {@code js} */
    static Asset read(String type) {
        try (var resource = Asset.class.getResourceAsStream("/assets/page." + type)) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .collect(Collectors.joining("\n"));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Asset(bytes, zipped(bytes), HexFormat.of().formatHex(RandomToken.hash(text), 0, HASH_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(zipped)) {
            stream.write(bytes);
        }
        return zipped.toByteArray();
    }
}
