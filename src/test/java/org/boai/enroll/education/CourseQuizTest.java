package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseQuizTest {
    private static final CourseQuestion ONE = new CourseQuestion("一", List.of("甲", "乙", "丙"), List.of(1));
    private static final CourseQuestion SEVERAL = new CourseQuestion("多", List.of("甲", "乙", "丙"), List.of(0, 2));

    private static CourseQuiz quiz(int pass) {
        return new CourseQuiz(pass, List.of(ONE, SEVERAL));
    }

    @Test
    void countsAQuestionWhenExactlyWhatIsRightWasChosen() {
        var quiz = quiz(100);
        assertThat(quiz.judge(List.of(List.of(1), List.of(2, 0)))).isEqualTo(new CourseQuiz.Judgment(100, true));
        assertThat(quiz.judge(List.of(List.of(1), List.of(0)))).isEqualTo(new CourseQuiz.Judgment(50, false));
        assertThat(quiz.judge(List.of(List.of(1), List.of(0, 1, 2)))).isEqualTo(new CourseQuiz.Judgment(50, false));
        assertThat(quiz.judge(List.of(List.of(0), List.of(1)))).isEqualTo(new CourseQuiz.Judgment(0, false));
    }

    /** Two of three are 66.6…: rounded down for who reads it, and never rounded for whether it is enough. */
    @ParameterizedTest
    @CsvSource({
        "3, 2, 66, true",
        "3, 2, 67, false",
        "3, 3, 100, true",
        "7, 5, 71, true",
        "7, 5, 72, false",
        "1, 0, 1, false"
    })
    void passesWithAsManyAsAreNeededAndNotOneLess(int questions, int right, int pass, boolean passed) {
        var quiz = new CourseQuiz(
                pass, IntStream.range(0, questions).mapToObj(i -> ONE).toList());
        var answers = IntStream.range(0, questions)
                .mapToObj(i -> List.of(i < right ? 1 : 0))
                .toList();
        assertThat(quiz.judge(answers)).isEqualTo(new CourseQuiz.Judgment(right * 100 / questions, passed));
    }

    @Test
    void refusesWhatIsNoAnswerToTheQuestionsAndSaysWhere() {
        assertThat(wrong(List.of(List.of(1)))).containsExactly("/answers answers-count");
        assertThat(wrong(List.of(List.of(), List.of(3))))
                .containsExactly("/answers/0 answer-missing", "/answers/1 answer-option-unknown");
        assertThat(wrong(List.of(List.of(0, 1), List.of(-1))))
                .containsExactly("/answers/0 answer-one-only", "/answers/1 answer-option-unknown");
        assertThat(wrong(List.of(List.of(1), List.of(0, 0)))).containsExactly("/answers/1 answer-option-unknown");
    }

    private static List<String> wrong(List<List<Integer>> answers) {
        var refused = catchThrowableOfType(ProblemException.class, () -> quiz(50).judge(answers));
        return refused.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void aQuestionKnowsWhetherWhatIsRightIsThere() {
        assertThat(ONE.sound()).isTrue();
        assertThat(new CourseQuestion("一", List.of("甲", "乙"), List.of(2)).sound())
                .isFalse();
        assertThat(new CourseQuestion("一", List.of("甲", "乙"), List.of(-1)).sound())
                .isFalse();
        assertThat(new CourseQuestion("一", List.of("甲", "乙"), List.of(1, 1)).sound())
                .isFalse();
    }

    @Test
    void aQuestionKnowsWhetherItsOptionsReadAlike() {
        assertThat(ONE.ambiguous()).isFalse();
        assertThat(new CourseQuestion("一", List.of("甲", "乙", "\u00A0甲"), List.of(1)).ambiguous())
                .isTrue();
    }

    @Test
    void whatIsRightIsNotShownToWhoeverOnlyGivesTheCourse() {
        assertThat(CourseQuizView.of(quiz(80), false).questions())
                .extracting("right")
                .containsOnlyNulls();
        assertThat(CourseQuizView.of(quiz(80), true).questions().get(1).right()).containsExactly(0, 2);
        assertThat(OwnCourseView.Question.of(SEVERAL))
                .isEqualTo(new OwnCourseView.Question("多", true, List.of("甲", "乙", "丙")));
    }
}
