package org.boai.enroll.education;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Reminds members of a course. @param assignments of a page of who has not completed it */
public record RemindMembers(@NotNull @Size(min = 1, max = 100) List<@NotNull UUID> assignments) {}
