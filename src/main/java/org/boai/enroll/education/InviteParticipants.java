package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** @param participants whom; all of the class who have not applied by one when absent */
public record InviteParticipants(@Size(min = 1, max = 200) List<@NotNull UUID> participants) {}
