package org.boai.enroll.filing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which rows of a batch are read.
 *
 * @param returned those of the last return, or the others; null for all
 */
public record RowFilter(
        @RestQuery Boolean returned, @RestQuery UUID after, @RestQuery @Min(1) @Max(100) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT : limit;
    }

    int sizeAndOne() {
        return limitOrDefault() + 1;
    }
}
