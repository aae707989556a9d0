package org.boai.enroll.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Everybody of a county at once; all of them or none. */
public record Roster(@NotNull @Size(min = 1, max = 300) List<@NotNull @Valid Invite> rows) {}
