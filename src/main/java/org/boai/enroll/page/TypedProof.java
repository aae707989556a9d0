package org.boai.enroll.page;

import org.jboss.resteasy.reactive.RestForm;

/** The answer that has a code sent, or the code that came; any of it may be absent. */
public record TypedProof(
        @RestForm String question, @RestForm String answer, @RestForm String handle, @RestForm String code) {
    static final TypedProof NONE = new TypedProof(null, null, null, null);

    boolean answers() {
        return isGiven(question) && isGiven(answer);
    }

    boolean holdsCode() {
        return isGiven(handle) && code != null;
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    @Override
    public String toString() {
        return "TypedProof[…]";
    }
}
