package org.boai.enroll.organization;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ValidPlainText;

/**
 * Founds or prepares an organization below another.
 *
 * @param locationRegion code of the region where it has its seat
 * @param coverage       codes of the regions whose residents belong to it; empty for units
 */
public record CreateOrganization(
        @NotNull @ValidPlainText(max = 100) String name,
        @NotNull OrganizationKind kind,
        @NotNull UUID parentId,
        @NotNull @Pattern(regexp = "[0-9]{2,12}") String locationRegion,
        @Size(max = 200) List<@NotNull @Pattern(regexp = "[0-9]{2,12}") String> coverage,
        OrganizationStatus status,
        LocalDate foundedOn,
        AdmissionPolicy admissionPolicy,
        @Valid Authorization authorization) {
    OrganizationStatus statusOrDefault() {
        return status == OrganizationStatus.ACTIVE ? OrganizationStatus.ACTIVE : OrganizationStatus.PREPARING;
    }

    AdmissionPolicy admissionPolicyOrDefault() {
        return admissionPolicy == null ? AdmissionPolicy.REVIEW : admissionPolicy;
    }

    List<String> coverageOrEmpty() {
        return coverage == null ? List.of() : coverage;
    }
}
