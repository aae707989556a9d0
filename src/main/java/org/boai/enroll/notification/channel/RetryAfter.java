package org.boai.enroll.notification.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** How long the other side wants to be left alone (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * The pause that a header asks for.
     *
     * @param header seconds or a date, or null
     * @return at most one day; null when there is no header, or none that can be read, or its date has passed
     */
    static Duration of(String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration pause = parsed(header.strip(), now);
        if (pause == null || pause.isNegative() || pause.isZero()) {
            return null;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static Duration parsed(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date.toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
