package org.boai.enroll.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a member shows at the door: {@code B1.<participation>.<step>.<mac>}, made anew every thirty seconds by whoever has the
 * participation's secret, with or without a network. See the page on check-in codes.
 *
 * @param step how many times thirty seconds since 1970
 * @param mac  as it was read
 */
record PassCode(UUID participation, long step, String mac) {
    static final int STEP_SECONDS = 30;

    /** How far the clocks of two devices may be apart, in either direction. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private static final String VERSION = "B1.";
    private static final int MAC_BYTES = 12;
    private static final Pattern SHAPE =
            Pattern.compile("B1\\.([A-Za-z0-9_-]{22})\\.(0|[1-9][0-9]{0,9})\\.([A-Za-z0-9_-]{16})");

    /** What codes of a participation begin with. */
    static String prefix(UUID participation) {
        return VERSION + CheckInKeys.text(participation) + ".";
    }

    static PassCode at(Instant moment, UUID participation, byte[] secret) {
        long step = Math.floorDiv(moment.getEpochSecond(), (long) STEP_SECONDS);
        return new PassCode(participation, step, mac(participation, step, secret));
    }

    private static String mac(UUID participation, long step, byte[] secret) {
        return CheckInMac.of(secret, prefix(participation) + step, MAC_BYTES);
    }

    /** @return null for what is no pass at all */
    static PassCode read(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        UUID participation = CheckInKeys.id(parts.group(1));
        // the last of 22 characters has bits that mean nothing: only one spelling is ours
        return CheckInKeys.text(participation).equals(parts.group(1))
                ? new PassCode(participation, Long.parseLong(parts.group(2)), parts.group(3))
                : null;
    }

    boolean genuine(byte[] secret) {
        return CheckInMac.same(mac(participation, step, secret), mac);
    }

    /** Whether it was made no more than ten minutes before or after. */
    boolean freshAt(Instant moment) {
        var from = Instant.ofEpochSecond(step * STEP_SECONDS);
        var until = from.plusSeconds(STEP_SECONDS);
        return !moment.isBefore(from.minus(TOLERANCE)) && moment.isBefore(until.plus(TOLERANCE));
    }

    /** As it is shown. */
    String text() {
        return prefix(participation) + step + "." + mac;
    }

    @Override
    public String toString() {
        return "PassCode[" + participation + "]";
    }
}
