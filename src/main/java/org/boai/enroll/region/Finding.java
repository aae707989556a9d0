package org.boai.enroll.region;

/**
 * One row that needs a person's eye.
 *
 * @param line   of the level's file; 0 for a region that no file holds
 * @param detail what is found instead, or an empty string
 */
record Finding(FindingKind kind, RegionLevel level, DivisionRow row, String detail) {}
