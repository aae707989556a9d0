package org.boai.enroll.region;

import java.util.List;

/** The best matches of a search, at most 20. */
public record RegionMatches(List<RegionMatch> items) {}
