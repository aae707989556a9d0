package org.boai.enroll.page;

/** Something that happened, in words. @param at as it is read */
public record OwnEvent(String at, String text, String reason) {}
