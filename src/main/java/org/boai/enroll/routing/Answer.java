package org.boai.enroll.routing;

import java.util.List;
import org.boai.enroll.region.RegionChoice;

/** What routing says: placed, or what a person has to choose first. Never silence, never a guess. */
public sealed interface Answer permits Placement, Answer.ChooseRegion, Answer.ChooseOrganization, Answer.NoSuchRegion {
    /** The region was divided; the person says which part. */
    record ChooseRegion(List<RegionChoice> choices) implements Answer {}

    /** A place to live, or a unit, has to be named. {@code parent}: the region whose parts are the choices, or null. */
    record ChooseOrganization(Why why, String parent) implements Answer {
        /** Why nothing could be chosen. */
        public enum Why {
            RESIDENCE_REQUIRED,
            RESIDENCE_OUTSIDE_PROVINCE
        }
    }

    /** The code is no region, or one where nobody lives. */
    record NoSuchRegion() implements Answer {}
}
