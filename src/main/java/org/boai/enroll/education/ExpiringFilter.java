package org.boai.enroll.education;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** @param within days from today */
public record ExpiringFilter(
        @RestQuery @DefaultValue("60") @Min(0) @Max(400) int within,
        @RestQuery @Pattern(regexp = Cursor.SHAPE) String after,
        @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
    /** A place in the order of the list: the day, then the identifier. */
    record Cursor(LocalDate day, UUID id) {
        static final String SHAPE = "[0-9]{1,7}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

        /** @param text of {@link #SHAPE}, or null for the beginning */
        static Cursor of(String text) {
            if (text == null) {
                return new Cursor(LocalDate.EPOCH, new UUID(0, 0));
            }
            String[] parts = text.split("-", 2);
            return new Cursor(LocalDate.ofEpochDay(Long.parseLong(parts[0])), UUID.fromString(parts[1]));
        }

        String text() {
            return day.toEpochDay() + "-" + id;
        }
    }

    Cursor from() {
        return Cursor.of(after);
    }
}
