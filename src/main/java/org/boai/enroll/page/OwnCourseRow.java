package org.boai.enroll.page;

import java.util.UUID;
import org.boai.enroll.education.OwnCourse;
import org.boai.enroll.kernel.Language;

/** A course of mine as a list shows it. @param state in words, with the day that matters */
record OwnCourseRow(UUID id, String title, String state) {
    private static final int DAY = 10;

    static OwnCourseRow of(OwnCourse course, Language language) {
        return new OwnCourseRow(course.id(), course.title(), state(course, language));
    }

    static String state(OwnCourse course, Language language) {
        if (course.withdrawn()) {
            return language.pick("课程已停用，不必再学", "Withdrawn: nothing to do");
        }
        return switch (course.state()) {
            case COMPLETED -> language.pick("已学完 ", "Completed ") + day(OwnWords.moment(course.completedAt()));
            case ENDED -> language.pick("已随会籍终止", "Ended with the membership");
            case ASSIGNED, STARTED -> open(course, language);
        };
    }

    private static String open(OwnCourse course, Language language) {
        String last = day(OwnWords.moment(course.dueAt().minusSeconds(1)));
        return course.overdue()
                ? language.pick("已过期限 " + last + "，仍可学习", "Overdue since " + last + ": it can still be learned")
                : language.pick("请在 " + last + " 前学完", "To be completed by " + last);
    }

    private static String day(String moment) {
        return moment.substring(0, DAY);
    }
}
