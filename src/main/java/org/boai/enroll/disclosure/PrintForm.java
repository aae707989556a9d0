package org.boai.enroll.disclosure;

import jakarta.validation.constraints.NotNull;
import java.util.EnumSet;
import java.util.List;
import org.boai.enroll.kernel.GivenReason;
import org.boai.enroll.kernel.ValidPlainText;

/** Why a member's application form is printed; all fields stand on it. @param reason 5 to 200 characters */
public record PrintForm(@NotNull @ValidPlainText(max = GivenReason.LONGEST) String reason) {
    DiscloseFields allFields() {
        return new DiscloseFields(List.copyOf(EnumSet.allOf(PersonalField.class)), reason);
    }
}
