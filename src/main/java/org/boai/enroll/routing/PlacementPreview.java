package org.boai.enroll.routing;

import java.util.List;
import java.util.UUID;

/** Where somebody would be placed; {@code receivers} names everybody who may come to see the data. */
public record PlacementPreview(OrganizationCard organization, Where placement, List<String> receivers) {
    /** The step that decided, and the sentence that says why. */
    public record Where(Step step, boolean gap, UUID groupId, String text) {}

    public static PlacementPreview of(Placement placement) {
        return new PlacementPreview(
                OrganizationCard.of(placement),
                new Where(
                        placement.step(),
                        placement.gap(),
                        placement.groupId(),
                        placement.chosen().text()),
                placement.receivers());
    }
}
