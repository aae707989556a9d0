package org.boai.enroll.proof;

/** A {@link Question} and what somebody says that its numbers are together. */
public record AnsweredQuestion(String token, int answer) {}
