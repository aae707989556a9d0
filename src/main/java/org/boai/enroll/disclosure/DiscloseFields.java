package org.boai.enroll.disclosure;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ValidPlainText;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Role;

/**
 * A steward asks to see fields in full, and says why.
 *
 * @param reason 5 to 200 characters
 */
public record DiscloseFields(
        @NotEmpty @Size(max = 5) List<@NotNull PersonalField> fields,
        @NotNull @ValidPlainText(max = GivenReason.LONGEST) String reason) {
    Set<PersonalField> distinct() {
        return EnumSet.copyOf(fields);
    }

    /** Without white space around it. @throws ProblemException {@code request-invalid} when it says too little */
    String saidReason() {
        return new GivenReason(reason).said();
    }

    /** @throws ProblemException {@code not-permitted} for a HANDLER who asks for more than name and phone */
    static void requirePermitted(Set<PersonalField> fields, Caller caller) {
        if (!caller.has(Role.Name.REVIEWER) && !PersonalField.CONTACT.containsAll(fields)) {
            throw ProblemException.of(CommonProblem.NOT_PERMITTED);
        }
    }
}
