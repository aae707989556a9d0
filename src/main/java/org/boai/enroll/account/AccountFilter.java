package org.boai.enroll.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/** Which accounts of the subtree; each criterion may be absent. */
public record AccountFilter(
        @RestQuery UUID organization,
        @RestQuery @Size(max = 40) String q,
        @RestQuery UUID after,
        @RestQuery @Min(1) @Max(Page.LIMIT) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT / 2 : limit;
    }
}
