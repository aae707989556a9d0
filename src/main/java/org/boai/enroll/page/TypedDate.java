package org.boai.enroll.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Three fields, because a date picker is no way to reach 1948; digits of other scripts are for the rules to name. */
final class TypedDate {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,4}");

    private final List<String> parts;

    private TypedDate(List<String> parts) {
        this.parts = parts;
    }

    static TypedDate of(String year, String month, String day) {
        return new TypedDate(Stream.of(year, month, day)
                .map(part -> part == null ? "" : part.strip())
                .toList());
    }

    boolean absent() {
        return parts.stream().allMatch(String::isEmpty);
    }

    /** Null for what is no date. */
    LocalDate read() {
        if (!parts.stream().allMatch(part -> DIGITS.matcher(part).matches())) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
