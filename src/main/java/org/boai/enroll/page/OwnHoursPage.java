package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.boai.enroll.activity.HoursEntry;
import org.boai.enroll.activity.HoursYear;
import org.boai.enroll.kernel.Language;

/** What a member has given: by year, and activity by activity. @param next null when nothing follows */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record OwnHoursPage(Language language, List<Year> years, List<Row> rows, String next)
        implements TemplateInstance {
    private static final int HOUR = 60;

    /** A year in words. */
    public record Year(int year, String text) {
        static Year of(HoursYear of, Language language) {
            String times = language.pick("参加活动 %d 次，", "%d activities, ").formatted(of.activities());
            return new Year(of.year(), times + spoken(of.minutes(), language));
        }
    }

    /** An activity. @param reason why the minutes were put right, or null */
    public record Row(String at, String title, String organization, String duration, String reason) {
        static Row of(HoursEntry entry, Language language) {
            return new Row(
                    OwnWords.moment(entry.startsAt()),
                    entry.title(),
                    entry.organization(),
                    entry.minutes() == null
                            ? language.pick("尚未计时", "not counted yet")
                            : spoken(entry.minutes(), language),
                    entry.reason());
        }
    }

    static String spoken(int minutes, Language language) {
        return language.pick("%d 小时 %d 分钟", "%d h %d min").formatted(minutes / HOUR, minutes % HOUR);
    }
}
