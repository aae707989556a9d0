package org.boai.enroll.organization;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.boai.enroll.kernel.ValidPlainText;

/** Changes what is named and leaves the rest; {@code coverage} replaces the whole list from today on. */
public record ChangeOrganization(
        @ValidPlainText(max = 100) String name,
        OrganizationStatus status,
        @Size(max = 200) List<@NotNull @Pattern(regexp = "[0-9]{2,12}") String> coverage,
        AdmissionPolicy admissionPolicy,
        @Valid Authorization authorization) {
    /** Everything but the name is for those above to decide. */
    boolean beyondTheName() {
        return status != null || coverage != null || admissionPolicy != null || authorization != null;
    }

    boolean ends() {
        return status == OrganizationStatus.MERGED || status == OrganizationStatus.DISSOLVED;
    }
}
