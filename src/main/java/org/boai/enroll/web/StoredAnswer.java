package org.boai.enroll.web;

/**
 * An answer as it went out, so that it can go out again byte for byte.
 *
 * @param location value of the Location header
 * @param body     the JSON text
 */
public record StoredAnswer(String location, String body) {}
