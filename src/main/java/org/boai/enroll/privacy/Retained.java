package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.Period;

/** Rows of one kind that are kept for so long after they are over, and then erased (PIPL 19: the shortest time). */
public interface Retained {
    /** For the report, e.g. {@code disclosures}. */
    String kind();

    Period keptFor();

    /**
     * In the session at hand, under the system's scope.
     *
     * @param before what was over before this moment is erased
     * @param most   rows at once
     * @return how many were erased; fewer than {@code most} when none is left
     */
    Uni<Integer> erase(Instant before, int most);
}
