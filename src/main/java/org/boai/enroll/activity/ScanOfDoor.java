package org.boai.enroll.activity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a device at a door has seen, and may send days later.
 *
 * @param id        that the device gave it: of two with the same id the first counts
 * @param pass      as it was read
 * @param at        by the device's clock; whole seconds count
 * @param signature of {@code S1.<door>.<id>.<second>.<direction>.<pass>} with the door's key: 16 bytes in base64url
 */
public record ScanOfDoor(
        @NotNull UUID id,
        @NotNull @Size(max = 500) String pass,
        @NotNull OffsetDateTime at,
        @NotNull ScanDirection direction,
        @NotNull @Pattern(regexp = ".{0,64}") String signature) {
    static final int SIGNATURE_BYTES = 16;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What is signed. */
    String said(UUID door) {
        return "S1." + door + "." + id + "." + at.toEpochSecond() + "." + direction + "." + pass;
    }

    boolean signedBy(UUID door, byte[] key) {
        return CheckInMac.same(CheckInMac.of(key, said(door), SIGNATURE_BYTES), signature);
    }

    /** By the device's clock; of a clock that is centuries off, the edge of what can be stored. */
    Instant moment() {
        Instant moment = at.toInstant().truncatedTo(ChronoUnit.SECONDS);
        return moment.isBefore(EARLIEST) ? EARLIEST : moment.isAfter(LATEST) ? LATEST : moment;
    }

    @Override
    public String toString() {
        return "ScanOfDoor[" + id + "]";
    }
}
