package org.boai.enroll.education;

/**
 * What became of a try, or of saying that one has learned.
 *
 * @param completed   also when it was before
 * @param percent     of the questions that were right; null without a quiz
 * @param triesLeft   today; null when it is completed
 * @param certificate the number when it is completed, else null
 */
public record QuizResult(boolean completed, Integer percent, Integer triesLeft, String certificate) {}
