package org.boai.enroll.member;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.DocumentType;
import org.boai.enroll.kernel.IdentityDocument;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;
import org.boai.enroll.kernel.PlainText;

/**
 * Reads one row of a list: everything that is wrong with it, or the person. What a spreadsheet has spoilt beyond repair (a
 * phone as 1.38E+10) is said to be so; what it has only dressed up (full-width digits) is read.
 */
final class MemberImportCheck {
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9]+(\\.[0-9]+)?[eE][+-]?[0-9]+");
    private static final int OLDEST = 150;
    private static final int OF_AGE = 18;
    private static final int FULL_WIDTH = 0xFF01 - '!';

    private final MemberImportPlaces places;
    private final LocalDate today;
    private final List<MemberImportFinding> findings = new ArrayList<>();

    private MemberImportCheck(MemberImportPlaces places, LocalDate today) {
        this.places = places;
        this.today = today;
    }

    /** @param person null when anything was found */
    record Outcome(MemberImportPerson person, List<MemberImportFinding> findings) {
        @Override
        public String toString() {
            return "Outcome" + findings;
        }
    }

    static Outcome of(UUID id, MemberImportGiven given, MemberImportPlaces places, LocalDate today) {
        var check = new MemberImportCheck(places, today);
        var person = check.person(id, given);
        return new Outcome(check.findings.isEmpty() ? person : null, List.copyOf(check.findings));
    }

    private MemberImportPerson person(UUID id, MemberImportGiven given) {
        var name = needed(MemberImportColumn.NAME, given.name(), PersonName::parse);
        var phone = needed(MemberImportColumn.PHONE, given.phone(), MemberImportCheck::phone);
        var document = optional(
                MemberImportColumn.DOCUMENT_NUMBER,
                given.documentNumber(),
                text -> document(given.documentType(), text));
        var birth = birthDate(given.birthDate(), document);
        var kind = kind(given.kind(), birth);
        var place = needed(MemberImportColumn.ORGANIZATION, given.organization(), places::organization);
        var region = optional(MemberImportColumn.RESIDENCE, given.residence(), text -> places.region(halfWidth(text)));
        var joined = needed(MemberImportColumn.JOINED_ON, given.joinedOn(), text -> joined(text, birth));
        var legacy = optional(MemberImportColumn.LEGACY_NUMBER, given.legacyNumber(), MemberImportCheck::number);
        var card = optional(MemberImportColumn.CARD_NUMBER, given.cardNumber(), MemberImportCheck::number);
        return findings.isEmpty()
                ? new MemberImportPerson(
                        id,
                        new Person(name, phone, birth, document),
                        kind,
                        place.id(),
                        place.countyCode(),
                        region,
                        joined,
                        legacy,
                        card)
                : null;
    }

    private <T> T needed(MemberImportColumn column, String text, Function<String, T> read) {
        if (text == null || text.isBlank()) {
            findings.add(new MemberImportFinding(column, "text-blank"));
            return null;
        }
        return optional(column, text, read);
    }

    private <T> T optional(MemberImportColumn column, String text, Function<String, T> read) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return read.apply(text);
        } catch (InvalidValue e) {
            findings.add(new MemberImportFinding(column, e.code()));
            return null;
        }
    }

    private static MobileNumber phone(String text) {
        String plain = halfWidth(text);
        requireDigits(plain);
        return MobileNumber.parse(plain);
    }

    private IdentityDocument document(String type, String text) {
        String number = halfWidth(text);
        requireDigits(number);
        var document = IdentityDocument.parse(type(type, number), number, today);
        if (!document.type().eligible()) {
            throw new InvalidValue("identity-not-eligible");
        }
        return document;
    }

    private static DocumentType type(String type, String number) {
        if (type == null || type.isBlank()) {
            return number.matches("8[123].*") ? DocumentType.HMT_RESIDENCE_PERMIT : DocumentType.RESIDENT_ID;
        }
        return switch (type.strip()) {
            case "RESIDENT_ID", "身份证", "居民身份证" -> DocumentType.RESIDENT_ID;
            case "HMT_RESIDENCE_PERMIT", "港澳台居民居住证" -> DocumentType.HMT_RESIDENCE_PERMIT;
            case "PASSPORT", "护照" -> DocumentType.PASSPORT;
            case "FOREIGN_PERMANENT_RESIDENT", "外国人永久居留身份证" -> DocumentType.FOREIGN_PERMANENT_RESIDENT;
            default -> throw new InvalidValue("identity-type");
        };
    }

    private LocalDate birthDate(String text, IdentityDocument document) {
        var written = optional(
                MemberImportColumn.BIRTH_DATE, text, date -> plausible(MemberImportDates.parse(halfWidth(date))));
        var carried = document == null ? null : document.birthDate().orElse(null);
        if (written == null && carried == null && (text == null || text.isBlank())) {
            findings.add(new MemberImportFinding(MemberImportColumn.BIRTH_DATE, "birth-date-required"));
        }
        if (written != null && carried != null && !written.equals(carried)) {
            findings.add(new MemberImportFinding(MemberImportColumn.BIRTH_DATE, "birth-date-mismatch"));
        }
        return written == null ? carried : written;
    }

    private LocalDate plausible(LocalDate birth) {
        if (birth.isAfter(today) || Period.between(birth, today).getYears() > OLDEST) {
            throw new InvalidValue("birth-date-impossible");
        }
        return birth;
    }

    private MemberKind kind(String text, LocalDate birth) {
        if (text == null || text.isBlank()) {
            boolean adult = birth == null || Period.between(birth, today).getYears() >= OF_AGE;
            return adult ? MemberKind.ADULT : MemberKind.YOUTH;
        }
        return optional(MemberImportColumn.KIND, text, word -> switch (word.strip()) {
            case "ADULT", "成人", "成人会员", "成年会员" -> MemberKind.ADULT;
            case "YOUTH", "青少年", "青少年会员" -> MemberKind.YOUTH;
            default -> throw new InvalidValue("kind-not-of-a-person");
        });
    }

    private LocalDate joined(String text, LocalDate birth) {
        LocalDate joined = MemberImportDates.parse(halfWidth(text));
        if (joined.isAfter(today)) {
            throw new InvalidValue("date-in-the-future");
        }
        if (joined.isBefore(MemberCursor.EARLIEST) || birth != null && joined.isBefore(birth)) {
            throw new InvalidValue("joined-impossible");
        }
        return joined;
    }

    /** Kept as it was given, so nothing is put right here. */
    private static String number(String text) {
        requireDigits(text.strip());
        return PlainText.require(text, NotedNumber.LONGEST);
    }

    private static void requireDigits(String text) {
        if (SCIENTIFIC.matcher(text).matches()) {
            throw new InvalidValue("number-scientific");
        }
    }

    /** Full-width letters, digits and marks as their plain twins; white space around goes. */
    private static String halfWidth(String text) {
        return text.codePoints()
                .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - FULL_WIDTH : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
