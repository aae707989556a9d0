package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * What became of it.
 *
 * @param text   HTML of a few tags, at most 10,000 characters
 * @param guests who came and are no members; who of the members came is counted by their participations
 */
public record ReportActivity(@NotNull String text, @NotNull @Min(0) @Max(1_000_000) Integer guests) {}
