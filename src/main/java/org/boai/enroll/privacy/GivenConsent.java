package org.boai.enroll.privacy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A consent as a request names it: this purpose, this version of its text. */
public record GivenConsent(
        @NotNull Purpose purpose, @NotNull @Pattern(regexp = "[0-9A-Za-z.-]{1,20}") String version) {}
