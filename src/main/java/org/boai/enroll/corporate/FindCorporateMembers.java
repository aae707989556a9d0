package org.boai.enroll.corporate;

import org.boai.enroll.kernel.CreditCode;
import org.boai.enroll.kernel.PlainText;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidCreditCode;
import org.boai.enroll.kernel.ValidPlainText;

/** One of the two, exactly as it stands on the certificate. */
public record FindCorporateMembers(
        @ValidCreditCode String creditCode, @ValidPlainText(max = UnitParticulars.LONGEST) String name) {
    /** @throws ProblemException {@code request-invalid} unless there is one of the two */
    void requireOneOfTwo() {
        if ((creditCode == null) == (name == null)) {
            throw ProblemException.invalid("/creditCode", "credit-code-or-name");
        }
    }

    String codeOrNull() {
        return creditCode == null ? null : CreditCode.parse(creditCode).value();
    }

    String nameOrNull() {
        return name == null ? null : PlainText.require(name, UnitParticulars.LONGEST);
    }
}
