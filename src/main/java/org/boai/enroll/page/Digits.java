package org.boai.enroll.page;

import java.text.Normalizer;

/** Digits as people type them: keyboards write wide ones, and people put spaces and hyphens between them. */
final class Digits {
    private Digits() {}

    /** @return as plain ones, close together; null for null. What is no digit stays, for the rules to name. */
    static String plain(String typed) {
        return typed == null
                ? null
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Pd}]", "");
    }
}
