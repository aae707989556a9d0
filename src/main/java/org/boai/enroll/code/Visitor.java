package org.boai.enroll.code;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.boai.enroll.privacy.BlindIndex;
import org.boai.enroll.security.CurrentAddress;

/**
 * Whoever is at the other end, as far as it can be told from anybody else without a cookie. Neither is kept nor logged:
 * a visitor lives as long as the request.
 *
 * @param address as it is counted for limits
 * @param agent   the User-Agent, or null
 */
public record Visitor(String address, String agent) {
    private static final String PURPOSE = "scan-visitor";

    /** Of the request at hand. */
    public static Visitor of(String agent) {
        return new Visitor(CurrentAddress.get(), agent);
    }

    /** The address alone, whoever is behind it. */
    Visitor ofAnybodyThere() {
        return new Visitor(address, "");
    }

    /**
     * The same for the same visitor, code and salt, and for nothing else: nobody is followed from poster to poster, nor
     * from day to day. Without the salt it cannot be computed again, with the installation's key neither.
     */
    UUID hash(BlindIndex index, byte[] salt, String code) {
        var seen = new ByteArrayOutputStream();
        seen.writeBytes(salt);
        seen.writeBytes((code + '\n' + address + '\n' + agent).getBytes(StandardCharsets.UTF_8));
        var hash = ByteBuffer.wrap(index.of(PURPOSE, seen.toByteArray()));
        return new UUID(hash.getLong(), hash.getLong());
    }

    @Override
    public String toString() {
        return "Visitor[…]";
    }
}
