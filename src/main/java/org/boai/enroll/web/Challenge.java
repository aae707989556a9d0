package org.boai.enroll.web;

/** How to sign in for an address: persons and stewards do it in different ways. */
final class Challenge {
    private static final String OF_PERSONS = "/api/v1/my/";

    private Challenge() {}

    /** The value of {@code WWW-Authenticate}. @param path may be null */
    static String of(String path) {
        return path != null && path.startsWith(OF_PERSONS) ? "Person" : "Bearer";
    }
}
