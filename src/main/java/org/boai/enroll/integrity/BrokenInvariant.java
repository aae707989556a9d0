package org.boai.enroll.integrity;

import java.util.List;

/**
 * An invariant that does not hold.
 *
 * @param count    how many things there are that must not be
 * @param examples the ids of some of them
 */
public record BrokenInvariant(Invariant invariant, long count, List<String> examples) {}
