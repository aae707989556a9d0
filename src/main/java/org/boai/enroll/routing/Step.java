package org.boai.enroll.routing;

/** The steps of the placement, in their order. */
public enum Step {
    AFFILIATION,
    VILLAGE,
    TOWNSHIP,
    COUNTY
}
