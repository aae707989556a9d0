package org.boai.enroll.page;

import java.util.regex.Pattern;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.RandomToken;
import org.boai.enroll.proof.AnsweredQuestion;
import org.boai.enroll.proof.ConfirmProof;
import org.boai.enroll.proof.ProofProblem;
import org.jboss.resteasy.reactive.RestForm;

/** The answer that has a code sent, or the code that came; any of it may be absent. */
public record TypedProof(
        @RestForm String question, @RestForm String answer, @RestForm String handle, @RestForm String code) {
    static final TypedProof NONE = new TypedProof(null, null, null, null);

    private static final Pattern HANDLE = Pattern.compile(RandomToken.SHAPE);
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern ANSWER = Pattern.compile("[0-9]{1,2}");

    boolean answers() {
        return isGiven(question) && isGiven(answer);
    }

    /** A question without any answer; nothing at all asks for another message. */
    boolean isBlank() {
        return isGiven(question) && !isGiven(answer);
    }

    boolean holdsCode() {
        return isGiven(handle) && code != null;
    }

    /** @throws ProblemException {@code phone-code-refused} for what cannot be a code */
    ConfirmProof confirmation() {
        String digits = Digits.plain(code);
        if (!HANDLE.matcher(handle).matches() || !CODE.matcher(digits).matches()) {
            throw ProblemException.of(ProofProblem.PHONE_CODE_REFUSED);
        }
        return new ConfirmProof(handle, digits);
    }

    /** What cannot be right becomes a wrong answer. */
    AnsweredQuestion answered() {
        String digits = Digits.plain(answer);
        return new AnsweredQuestion(question, ANSWER.matcher(digits).matches() ? Integer.parseInt(digits) : -1);
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    @Override
    public String toString() {
        return "TypedProof[…]";
    }
}
