package org.boai.enroll.education;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RichText;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.member.MemberKind;

/**
 * All of a course, as a steward writes it.
 *
 * @param title       one line, at most 100 characters
 * @param text        HTML of a few tags (kernel.RichText), at most 20,000 characters; what else there is, is taken away
 * @param videoUrl    https, or null
 * @param attachments at most ten links, or null for none
 * @param quiz        null for a course that is completed by saying so
 * @param dueDays     days that a member has for it; 14 by default
 * @param entry       whether new members get it; then it is for all kinds
 * @param open        whether everybody may read it on the public pages
 * @param kinds       for these kinds of members alone; null or empty for all
 */
public record WriteCourse(
        @NotNull @ValidPlainText(max = WriteCourse.TITLE) String title,
        @NotNull String text,
        @Size(max = CourseLink.LONGEST) String videoUrl,
        @Size(max = 10) List<@NotNull @Valid CourseLink> attachments,
        @Valid CourseQuiz quiz,
        @Min(1) @Max(365) Integer dueDays,
        Boolean entry,
        Boolean open,
        @Size(max = 3) List<@NotNull MemberKind> kinds) {
    static final int TITLE = 100;
    private static final int TEXT = 20_000;
    private static final int DUE_DAYS = 14;

    /**
     * As it is stored: sanitized, with defaults.
     *
     * @throws ProblemException {@code request-invalid} with the pointer of what is wrong
     */
    WriteCourse checked() {
        if (Boolean.TRUE.equals(entry) && kinds != null && !kinds.isEmpty()) {
            throw ProblemException.invalid("/kinds", "entry-for-all");
        }
        requireSoundQuiz();
        return new WriteCourse(
                PlainText.require(title, TITLE),
                sanitized(),
                videoUrl == null ? null : CourseLink.require(videoUrl, "/videoUrl"),
                links(),
                quiz,
                dueDays == null ? DUE_DAYS : dueDays,
                Boolean.TRUE.equals(entry),
                Boolean.TRUE.equals(open),
                kinds == null ? List.of() : kinds.stream().distinct().toList());
    }

    private String sanitized() {
        try {
            return RichText.sanitized(text, TEXT);
        } catch (InvalidValue e) {
            throw ProblemException.invalid("/text", e.code());
        }
    }

    private List<CourseLink> links() {
        List<CourseLink> links = new ArrayList<>();
        for (CourseLink link : attachments == null ? List.<CourseLink>of() : attachments) {
            String url = CourseLink.require(link.url(), "/attachments/" + links.size() + "/url");
            links.add(new CourseLink(PlainText.require(link.title(), TITLE), url));
        }
        return links;
    }

    private void requireSoundQuiz() {
        for (int i = 0; quiz != null && i < quiz.questions().size(); i++) {
            var question = quiz.questions().get(i);
            if (question.ambiguous()) {
                throw ProblemException.invalid("/quiz/questions/" + i + "/options", "options-alike");
            }
            if (!question.sound()) {
                throw ProblemException.invalid("/quiz/questions/" + i + "/right", "right-option-unknown");
            }
        }
    }
}
