package org.boai.enroll.application;

import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;

/** Holds an answer against what was asked: all of it, and nothing that was not. */
final class AnswerCheck {
    private final List<AskedItem> asked;
    private final List<FieldError> errors = new ArrayList<>();

    private AnswerCheck(List<AskedItem> asked) {
        this.asked = asked;
    }

    /** @throws ProblemException {@code request-invalid} with pointers */
    static void require(AnswerReturn answer, List<AskedItem> asked) {
        var check = new AnswerCheck(asked);
        boolean who = asked.contains(AskedItem.BIRTH_DATE) || asked.contains(AskedItem.IDENTITY_DOCUMENT);
        check.item(AskedItem.FULL_NAME, "/fullName", answer.fullName(), false);
        check.item(AskedItem.BIRTH_DATE, "/birthDate", answer.birthDate(), who);
        check.item(AskedItem.IDENTITY_DOCUMENT, "/identityDocument", answer.identityDocument(), false);
        check.item(AskedItem.RESIDENCE, "/residence", answer.residence(), false);
        check.item(AskedItem.AFFILIATION, "/affiliation", answer.affiliation(), false);
        check.item(AskedItem.GUARDIAN, "/guardian", answer.guardian(), who);
        check.item(AskedItem.BACKGROUND_PROOF, "/backgroundProof", answer.backgroundProof(), false);
        check.item(AskedItem.OTHER, "/other", answer.other(), false);
        if (!check.errors.isEmpty()) {
            throw ProblemException.invalid(check.errors);
        }
    }

    private void item(AskedItem item, String pointer, Object value, boolean follows) {
        if (asked.contains(item) && value == null) {
            errors.add(new FieldError(pointer, "not-null"));
        }
        if (!asked.contains(item) && value != null && !follows) {
            errors.add(new FieldError(pointer, "not-asked"));
        }
    }
}
