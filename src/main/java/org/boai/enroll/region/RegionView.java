package org.boai.enroll.region;

/** A region to choose; {@code hasChildren} says whether there is a level below. */
public record RegionView(String code, String name, RegionLevel level, boolean hasChildren) {}
