package org.boai.enroll.duty;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What else a branch has done with its members in a month: a feature that knows implements this, and the ledger says it below the
 * duties.
 */
public interface BranchMonth {
    /** Where it stands; smaller comes first. */
    int position();

    /**
     * In the session at hand, under the system's scope: only what the branch itself has done, or those who belonged to it then.
     *
     * @param from  the first moment of the month in China
     * @param until the first moment after it
     */
    Uni<List<Figure>> figures(UUID organization, Instant from, Instant until);

    /** One line, e.g. 举办活动, 3. In Chinese whoever asks: the ledger is a document. */
    record Figure(String name, long count) {}
}
