package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * A question of a quiz, with what is right.
 *
 * @param options two to six, each another
 * @param right   places among the options, from 0; one or several
 */
public record CourseQuestion(
        @NotNull @ValidPlainText(max = 300) String text,
        @NotNull @Size(min = 2, max = 6) List<@NotNull @ValidPlainText(max = CourseQuestion.LONGEST) String> options,
        @NotNull @Size(min = 1, max = 6) List<@NotNull Integer> right) {
    static final int LONGEST = 200;

    /** Whether each place is one of an option, and none stands twice. */
    boolean sound() {
        return right.stream().allMatch(place -> place >= 0 && place < options.size())
                && right.stream().distinct().count() == right.size();
    }

    /** Whether two of its options read alike: of what looks the same nobody knows which is right. */
    boolean ambiguous() {
        return options.stream()
                        .map(option -> PlainText.require(option, LONGEST))
                        .distinct()
                        .count()
                < options.size();
    }

    boolean several() {
        return right.size() > 1;
    }
}
