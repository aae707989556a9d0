package org.boai.enroll.member;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.InvalidValue;

/** Dates as people and spreadsheets write them, year first; what could be read in two ways is not read at all. */
final class MemberImportDates {
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?");
    private static final Pattern DIGITS = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{4,5}(\\.0)?");

    private MemberImportDates() {}

    /** @throws InvalidValue {@code date-serial} for a spreadsheet's count of days, {@code date-not-readable} */
    static LocalDate parse(String text) {
        if (SERIAL.matcher(text).matches()) {
            throw new InvalidValue("date-serial");
        }
        var written = WRITTEN.matcher(text);
        var digits = DIGITS.matcher(text);
        var found = written.matches() ? written : digits;
        if (!written.matches() && !digits.matches()) {
            throw new InvalidValue("date-not-readable");
        }
        try {
            return LocalDate.of(number(found.group(1)), number(found.group(2)), number(found.group(3)));
        } catch (DateTimeException e) {
            // not kept as the cause: its message quotes the date
            throw new InvalidValue("date-not-readable");
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
