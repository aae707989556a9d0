package org.boai.enroll.education;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;

/**
 * What is asked at the end of a course. A question counts when exactly what is right was chosen.
 *
 * @param passPercent so many of a hundred questions have to be right
 * @param questions   at most fifty
 */
public record CourseQuiz(
        @NotNull @Min(1) @Max(100) Integer passPercent,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid CourseQuestion> questions) {
    private static final int WHOLE = 100;

    /** @param percent of the questions that are right, rounded down */
    record Judgment(int percent, boolean passed) {}

    /**
     * @param chosen of each question, in their order, the places that were chosen
     * @throws ProblemException {@code request-invalid} with pointers when these are no answers to these questions
     */
    Judgment judge(List<List<Integer>> chosen) {
        requireShape(chosen);
        int right = 0;
        for (int i = 0; i < questions.size(); i++) {
            if (new HashSet<>(questions.get(i).right()).equals(new HashSet<>(chosen.get(i)))) {
                right++;
            }
        }
        return new Judgment(right * WHOLE / questions.size(), right * WHOLE >= passPercent * questions.size());
    }

    private void requireShape(List<List<Integer>> chosen) {
        if (chosen.size() != questions.size()) {
            throw ProblemException.invalid("/answers", "answers-count");
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            String code = wrongWith(chosen.get(i), questions.get(i));
            if (code != null) {
                errors.add(new FieldError("/answers/" + i, code));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static String wrongWith(List<Integer> answer, CourseQuestion question) {
        if (answer.isEmpty()) {
            return "answer-missing";
        }
        boolean known = answer.stream()
                .allMatch(place -> place >= 0 && place < question.options().size());
        if (!known || new HashSet<>(answer).size() < answer.size()) {
            return "answer-option-unknown";
        }
        return answer.size() > 1 && !question.several() ? "answer-one-only" : null;
    }
}
