package org.boai.enroll.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An identity document by type and number, the number in upper case. Citizens' numbers have 18 digits: 6 of a region,
 * 8 of the birth date, 3 of a sequence and a check character (GB 11643-1999, ISO 7064 MOD 11-2). The region is not
 * looked up: it is the household at first issue, and abolished codes live on in cards.
 */
public record IdentityDocument(DocumentType type, String number) {

    /** First digit of the foreign permanent resident card of 2023, which has the same checksum. */
    private static final String FOREIGN_PERMANENT = "9";

    private static final int LENGTH = 18;
    private static final int MAX_AGE = 150;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final Pattern DIGITS = Pattern.compile("[0-9]*[0-9Xx]?");
    private static final Pattern FIFTEEN_DIGITS = Pattern.compile("[0-9]{15}");
    private static final Pattern HMT_REGION = Pattern.compile("8[123].*");
    private static final Pattern HMT_PERMIT = Pattern.compile("8[123]0000.*");
    private static final Pattern LOOSE_SHAPE = Pattern.compile("[A-Za-z0-9]{5,18}");

    /** Checks like {@link #parse}, except for what depends on today, so that stored documents stay readable. */
    public IdentityDocument {
        Objects.requireNonNull(type);
        String stripped = number == null ? "" : number.strip();
        number = isCitizens(type) ? citizensNumber(type, stripped) : looseNumber(stripped);
    }

    /**
     * Accepts surrounding white space and lower case.
     *
     * @param today the day on which the holder must have been born, at most 150 years ago
     * @throws InvalidValue for citizens {@code identity-digits} (anything but ASCII digits and a last X),
     *     {@code identity-fifteen-digits} (cards of before 2013), {@code identity-length}, {@code identity-checksum},
     *     {@code identity-type} (the region says another type) or {@code identity-birth-date}; for others
     *     {@code identity-shape}
     */
    public static IdentityDocument parse(DocumentType type, String number, LocalDate today) {
        IdentityDocument document = new IdentityDocument(type, number);
        document.birthDate().ifPresent(birth -> requirePlausible(birth, today));
        return document;
    }

    /** The birth date that a citizen's number carries; empty for the other types. */
    public Optional<LocalDate> birthDate() {
        return isCitizens(type) ? Optional.of(birthDateIn(number)) : Optional.empty();
    }

    /** Says that a number is on record and shows its last character: {@code 已登记 ···X}. */
    public String masked() {
        return "已登记 ···" + number.charAt(number.length() - 1);
    }

    /** Reveals nothing: numbers must not reach a log by accident. */
    @Override
    public String toString() {
        return "IdentityDocument[hidden]";
    }

    private static boolean isCitizens(DocumentType type) {
        return type == DocumentType.RESIDENT_ID || type == DocumentType.HMT_RESIDENCE_PERMIT;
    }

    private static String citizensNumber(DocumentType type, String raw) {
        requireEighteenDigits(raw);
        String number = raw.replace('x', 'X');
        if (number.charAt(LENGTH - 1) != checkCharacter(number)) {
            throw new InvalidValue("identity-checksum");
        }
        requireRegionOf(type, number);
        birthDateIn(number);
        return number;
    }

    /** Full-width and other digits are refused, though Java's own parsers would take them. */
    private static void requireEighteenDigits(String raw) {
        if (!DIGITS.matcher(raw).matches()) {
            throw new InvalidValue("identity-digits");
        }
        if (FIFTEEN_DIGITS.matcher(raw).matches()) {
            throw new InvalidValue("identity-fifteen-digits");
        }
        if (raw.length() != LENGTH) {
            throw new InvalidValue("identity-length");
        }
    }

    private static char checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }

    private static void requireRegionOf(DocumentType type, String number) {
        boolean agrees = type == DocumentType.HMT_RESIDENCE_PERMIT
                ? HMT_PERMIT.matcher(number).matches()
                : !HMT_REGION.matcher(number).matches() && !number.startsWith(FOREIGN_PERMANENT);
        if (!agrees) {
            throw new InvalidValue("identity-type");
        }
    }

    private static LocalDate birthDateIn(String number) {
        try {
            return LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException impossible) {
            // Not kept as the cause: its message quotes the number.
            throw new InvalidValue("identity-birth-date");
        }
    }

    private static void requirePlausible(LocalDate birth, LocalDate today) {
        if (birth.isAfter(today) || Period.between(birth, today).getYears() > MAX_AGE) {
            throw new InvalidValue("identity-birth-date");
        }
    }

    /** Upper-cased only once it is known to be ASCII: elsewhere upper case turns foreign letters into A to Z. */
    private static String looseNumber(String raw) {
        if (!LOOSE_SHAPE.matcher(raw).matches()) {
            throw new InvalidValue("identity-shape");
        }
        return raw.toUpperCase(Locale.ROOT);
    }
}
