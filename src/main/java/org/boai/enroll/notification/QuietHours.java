package org.boai.enroll.notification;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;

/** When nobody is disturbed, in China's time; may pass midnight. {@code to} is exclusive, both like {@code 22:00}. */
public record QuietHours(
        @NotNull @Pattern(regexp = QuietHours.TIME, message = "{quiet-hours-time}") String from,
        @NotNull @Pattern(regexp = QuietHours.TIME, message = "{quiet-hours-time}") String to) {
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** @return null for null */
    static QuietHours of(LocalTime from, LocalTime to) {
        return from == null ? null : new QuietHours(from.toString(), to.toString());
    }

    LocalTime begin() {
        return LocalTime.parse(from);
    }

    LocalTime end() {
        return LocalTime.parse(to);
    }

    @JsonIgnore
    @AssertTrue(message = "{quiet-hours-empty}")
    boolean isSomeTime() {
        return from == null || !from.equals(to);
    }
}
