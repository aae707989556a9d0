package org.boai.enroll.region;

import java.util.List;

/** All regions of one level below one parent; never longer than a page. */
public record RegionList(List<RegionView> items) {}
