package org.boai.enroll.application;

import java.security.SecureRandom;
import java.util.Locale;

/** Receipt numbers: 12 characters of 32 that cannot be taken for one another, 60 random bits, in groups of four. */
final class Receipts {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Receipts() {}

    static String next() {
        var receipt = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                receipt.append('-');
            }
            receipt.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return receipt.toString();
    }

    /** What somebody typed, in the form that is stored: upper case, grouped. */
    static String normalized(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^2-9A-Z]", "");
        return plain.length() == LENGTH ? plain.replaceAll("(.{4})(?=.)", "$1-") : plain;
    }
}
