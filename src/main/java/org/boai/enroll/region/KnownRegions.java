package org.boai.enroll.region;

import java.util.Map;
import java.util.Set;

/**
 * What the database says about the rows of a batch.
 *
 * @param current     regions that exist under a code of the batch
 * @param parents     ids of the regions that exist under a parent's code
 * @param ended       codes, of rows or of parents, that only an ended region has
 * @param siblings    per parent's id the names below it and whose code has each
 * @param formerNames per code the names that were replaced here
 */
record KnownRegions(
        Map<String, Existing> current,
        Map<String, Long> parents,
        Set<String> ended,
        Map<Long, Map<String, String>> siblings,
        Map<String, Set<String>> formerNames) {

    /** @param parentId null for a province */
    record Existing(long id, String name, Long parentId) {}
}
