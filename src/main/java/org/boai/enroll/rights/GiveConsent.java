package org.boai.enroll.rights;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A person consents to this version of a text. */
public record GiveConsent(@NotNull @Pattern(regexp = "[0-9A-Za-z.-]{1,20}") String version) {}
