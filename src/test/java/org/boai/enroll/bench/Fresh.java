package org.boai.enroll.bench;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.boai.enroll.kernel.Ids;

/** What one replayed submission makes up: the same for the same recorded value, another one for each replay. */
final class Fresh {
    /** Begins every receipt of a replay; the program's own have capitals only. */
    static final String RECEIPTS = "raw";

    private static final AtomicLong NEXT = new AtomicLong(10_000_000_000L);
    private static final int UUID_LENGTH = 36;
    private static final int RECEIPT_LENGTH = 14;
    private static final int COUNTY = 6;
    private static final int TIME_ORDERED = 7;

    private final long serial = NEXT.incrementAndGet();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Buffer> bytes = new HashMap<>();

    String word(String recorded) {
        return words.computeIfAbsent(recorded, this::another);
    }

    private String another(String recorded) {
        return switch (recorded.length()) {
            case UUID_LENGTH ->
                UUID.fromString(recorded).version() == TIME_ORDERED ? Ids.next().toString() : Persons.key();
            case RECEIPT_LENGTH -> RECEIPTS + serial;
            default -> recorded.substring(0, COUNTY) + serial;
        };
    }

    Buffer bytes(String recorded, int length) {
        return bytes.computeIfAbsent(recorded, missing -> {
            byte[] random = new byte[length];
            ThreadLocalRandom.current().nextBytes(random);
            return Buffer.buffer(random);
        });
    }

    Long number() {
        return ThreadLocalRandom.current().nextLong();
    }
}
