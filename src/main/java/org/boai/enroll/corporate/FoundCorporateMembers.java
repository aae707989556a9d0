package org.boai.enroll.corporate;

import java.util.List;

/** Newest first, those that have ended included; at most 100. */
public record FoundCorporateMembers(List<CorporateMemberView> items) {}
