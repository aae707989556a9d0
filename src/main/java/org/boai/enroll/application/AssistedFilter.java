package org.boai.enroll.application;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/** Which assisted applications are listed; what is absent does not narrow. */
public record AssistedFilter(
        @RestQuery Boolean sampled,
        @RestQuery AssistedState state,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(100) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT : limit;
    }
}
