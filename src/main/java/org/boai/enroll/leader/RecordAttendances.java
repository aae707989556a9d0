package org.boai.enroll.leader;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Who completed a training. @param leaders their terms, at most 100 @param completedOn one of the training's days */
public record RecordAttendances(
        @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> leaders, @NotNull LocalDate completedOn) {}
