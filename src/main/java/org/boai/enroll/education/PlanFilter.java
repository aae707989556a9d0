package org.boai.enroll.education;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/** Which plans are listed. @param active null for all */
public record PlanFilter(
        @RestQuery Boolean active, @RestQuery UUID after, @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
