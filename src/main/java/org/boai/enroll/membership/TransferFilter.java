package org.boai.enroll.membership;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which transfers are listed; what is absent does not narrow.
 *
 * @param state OPEN stands for all that wait
 */
public record TransferFilter(
        @RestQuery Direction direction,
        @RestQuery Standing state,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(100) Integer limit) {
    /** Seen from the caller's subtree. */
    public enum Direction {
        INCOMING,
        OUTGOING
    }

    /** How a transfer stands, as a list asks. */
    public enum Standing {
        OPEN,
        DONE,
        REFUSED,
        CANCELLED,
        OVERTAKEN
    }

    int limitOrDefault() {
        return limit == null ? Page.LIMIT : limit;
    }
}
