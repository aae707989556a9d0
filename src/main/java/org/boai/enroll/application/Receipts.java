package org.boai.enroll.application;

import java.security.SecureRandom;
import java.util.Locale;

/** Receipt numbers: 12 characters of 32 that cannot be taken for one another, 60 random bits, in groups of four. */
final class Receipts {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int BITS_PER_CHARACTER = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Receipts() {}

    static String next() {
        var receipt = new StringBuilder();
        long bits = RANDOM.nextLong();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                receipt.append('-');
            }
            receipt.append(ALPHABET.charAt((int) (bits & (ALPHABET.length() - 1))));
            bits >>>= BITS_PER_CHARACTER;
        }
        return receipt.toString();
    }

    /** What somebody typed, in the form that is stored: upper case, grouped. */
    static String normalized(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^2-9A-Z]", "");
        return plain.length() == LENGTH ? plain.replaceAll("(.{4})(?=.)", "$1-") : plain;
    }
}
