package org.boai.enroll.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holidays and make-up workdays as lines {@code first,last,off|work,occasion}: UTF-8, both days included, empty lines
 * and lines that begin with # skipped. A crooked line is refused, for a deadline counted by it would be wrong.
 */
final class CalendarFile {
    private static final String SHIPPED = "/calendar/china.csv";
    private static final int FIELDS = 4;
    private static final int LONGEST = 31;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final Map<LocalDate, Workdays.Kind> days = new HashMap<>();

    private CalendarFile(String name) {
        this.name = name;
    }

    /** The calendar that comes with the program; its first lines name its sources. */
    static Workdays shipped() {
        try (var stream = CalendarFile.class.getResourceAsStream(SHIPPED);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return of(SHIPPED, reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The calendar " + SHIPPED + " comes with the program", e);
        }
    }

    /** @throws IllegalStateException with a sentence that names the file, and the line if it is one */
    static Workdays read(Path file) {
        try {
            return of(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalStateException("The calendar file " + file.toAbsolutePath() + " cannot be read as UTF-8."
                    + " Set boai.calendar.file to a file of holidays, or leave it unset.");
        }
    }

    /** @param name what the operator knows the lines by */
    static Workdays of(String name, List<String> lines) {
        var file = new CalendarFile(name);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replace(BYTE_ORDER_MARK, "").strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                file.add(i + 1, line);
            }
        }
        return new Workdays(file.days);
    }

    private void add(int number, String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw refused(number, "has " + fields.length + " fields, not first day, last day, off or work, occasion");
        }
        LocalDate first = date(number, fields[0]);
        LocalDate last = date(number, fields[1]);
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST - 1))) {
            throw refused(number, "does not go from a day to the same or a later one, within " + LONGEST + " days");
        }
        Workdays.Kind kind = kind(number, fields[2]);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (days.put(day, kind) != null) {
                throw refused(number, "names " + day + " once more");
            }
        }
    }

    private LocalDate date(int number, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw refused(number, "has a date that is none like 2026-10-01: " + text);
        }
    }

    private Workdays.Kind kind(int number, String text) {
        return switch (text.strip()) {
            case "off" -> Workdays.Kind.OFF;
            case "work" -> Workdays.Kind.WORK;
            default -> throw refused(number, "says neither off nor work: " + text);
        };
    }

    private IllegalStateException refused(int number, String because) {
        return new IllegalStateException("Line " + number + " of the calendar file " + name + " " + because + ".");
    }
}
