package org.boai.enroll.leader;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/** Which trainings; null for whatever does not matter. @param organization who holds it */
public record TrainingFilter(
        @RestQuery UUID organization,
        @RestQuery TrainingKind kind,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
