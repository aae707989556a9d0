package org.boai.enroll.organization;

import java.util.List;

/** The units of a region, at most 100. */
public record Units(List<UnitView> items) {}
