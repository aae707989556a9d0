package org.boai.enroll.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** Asks where somebody would be placed. */
public record FindPlacement(
        @Pattern(regexp = "[0-9]{9}") String code, @Valid Residence residence, @Valid Affiliation affiliation) {
    /** Where a person now usually lives; {@code regionCode} is a village's, or a township's. */
    public record Residence(@NotNull @Pattern(regexp = "[0-9]{2,12}") String regionCode) {}

    /** Where a person studies or works. */
    public record Affiliation(@NotNull UUID organizationId) {}

    public Whereabouts whereabouts() {
        return whereabouts(residence, affiliation);
    }

    public static Whereabouts whereabouts(Residence residence, Affiliation affiliation) {
        return new Whereabouts(
                residence == null ? null : residence.regionCode(),
                affiliation == null ? null : affiliation.organizationId());
    }
}
