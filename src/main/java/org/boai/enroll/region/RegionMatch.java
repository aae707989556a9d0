package org.boai.enroll.region;

import java.util.List;

/** A region that was searched for; {@code path} names what it lies in, from the province down. */
public record RegionMatch(String code, String name, RegionLevel level, List<String> path) {}
