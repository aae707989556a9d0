package org.boai.enroll.region;

/** One of several regions that somebody has to choose from. */
public record RegionChoice(String code, String name) {}
