package org.boai.enroll.duplicate;

import java.util.UUID;

/**
 * Which pairs.
 *
 * @param about a member or an application that is one of the two, or null
 * @param after cursor, or null
 */
public record DuplicateFilter(PairState state, UUID about, UUID after, int limit) {}
