package org.boai.enroll.corporate;

import java.util.List;

/** Oldest first. */
public record CorporateHistory(List<CorporateEventView> items) {}
