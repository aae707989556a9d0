package org.boai.enroll.region;

import java.util.List;

/** What a region code that may be out of date leads to today. */
public sealed interface Resolution {
    /** Exactly one region that is valid today. */
    record Found(String code) implements Resolution {}

    /** The region was divided, or its village has no counterpart: a person has to choose. */
    record Several(List<RegionChoice> choices) implements Resolution {}

    /** No such region, and no successor. */
    record Unknown() implements Resolution {}
}
