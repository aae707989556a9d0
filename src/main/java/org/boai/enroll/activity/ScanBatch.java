package org.boai.enroll.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Scans of one door, in any order; again as often as the device likes.
 *
 * @param scans at most 200, so that they fit into 64 KiB
 */
public record ScanBatch(
        @NotNull UUID door, @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ScanOfDoor> scans) {}
