package org.boai.enroll.community;

import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.CurrentAddress;
import org.boai.enroll.security.Limit;
import org.boai.enroll.security.LimitsConfig;
import org.boai.enroll.security.SharedCounts;

/**
 * How often one address makes the program ask the database for the public. What comes out of memory is not counted: it costs
 * nothing, and thousands may read through one gateway.
 */
@ApplicationScoped
public class PublicReads {
    private final SharedCounts counts;
    private final LimitsConfig limits;

    PublicReads(SharedCounts counts, LimitsConfig limits) {
        this.counts = counts;
        this.limits = limits;
    }

    /** @throws ProblemException {@code too-many-requests} with the time to wait */
    public void take() {
        String address = CurrentAddress.find();
        if (address != null) {
            counts.take(Limit.publicReads(limits), address);
        }
    }
}
