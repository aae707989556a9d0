package org.boai.enroll.page;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.boai.enroll.kernel.Language;

/** Days and times of China as pages say them. */
final class PublicDays {
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）HH:mm", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private PublicDays() {}

    static String of(OffsetDateTime moment, Language language) {
        return moment.format(language == Language.EN ? ENGLISH : CHINESE);
    }

    /** From and to, the day once when it is one. */
    static String of(OffsetDateTime from, OffsetDateTime to, Language language) {
        boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
        return of(from, language) + " – " + (oneDay ? to.format(TIME) : of(to, language));
    }
}
