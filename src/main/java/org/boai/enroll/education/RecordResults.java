package org.boai.enroll.education;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of participants of a class; said again, it replaces what was said. */
public record RecordResults(@NotEmpty @Size(max = 200) List<@NotNull @Valid ParticipantResult> results) {
    /**
     * @param certificateNumber of whoever has passed, when it is known; then {@code issuedOn} is, too
     * @param expiresOn         after the usual time when absent
     */
    public record ParticipantResult(
            @NotNull UUID participantId,
            @NotNull Boolean passed,
            @Size(max = 60) String certificateNumber,
            LocalDate issuedOn,
            LocalDate expiresOn) {
        @Override
        public String toString() {
            return "ParticipantResult[" + participantId + "]";
        }
    }
}
