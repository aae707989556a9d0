package org.boai.enroll.community;

/** A link to the web. */
public record PublicLink(String title, String url) {}
