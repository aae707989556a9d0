package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;

/** Whether what somebody wrote may be shown (内容安全). Never the last word: a person looks at what did not pass. */
public interface FreeTextCheck {
    /** What was found. */
    enum Verdict {
        PASS,
        /** A person should look. */
        REVIEW,
        RISKY,
        /** Nobody has looked: a person should. */
        UNCHECKED
    }

    /**
     * Checks a text; the Uni does not fail.
     *
     * @param openid who wrote it, as the mini-program knows them, seen by it within two hours; null when nobody knows
     */
    Uni<Verdict> check(String text, String openid);
}
