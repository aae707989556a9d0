package org.boai.enroll.education;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Answers to a quiz.
 *
 * @param edition that was read
 * @param answers of each question, in their order, the places of the options that were chosen, from 0
 */
public record AnswerQuiz(
        @NotNull @Min(1) Integer edition,
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Size(max = 6) List<@NotNull Integer>> answers) {}
