package org.boai.enroll.member;

/** Whether a card is good, and nothing about whose it is. */
public record CheckedCard(boolean valid) {}
