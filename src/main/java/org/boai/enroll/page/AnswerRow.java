package org.boai.enroll.page;

/** An answer to check: the question in a word, what was answered, and the page to change it. */
public record AnswerRow(String label, String text, String href) {}
