package org.boai.enroll.page;

/** A request, in words. @param answer null while it is open */
public record OwnRequest(String asked, String text, String state, String due, String answer, String receipt) {}
