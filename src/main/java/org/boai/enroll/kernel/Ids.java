package org.boai.enroll.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/** Identifiers: UUID version 7 (RFC 9562), which sort by time. Never a secret. */
public final class Ids {
    private static final int VERSION_AND_REST = 16;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The smallest that could have been made at this moment: those made before sort before it. */
    public static UUID notBefore(Instant moment) {
        return new UUID(moment.toEpochMilli() << VERSION_AND_REST | VERSION, VARIANT);
    }
}
