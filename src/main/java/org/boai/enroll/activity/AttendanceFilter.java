package org.boai.enroll.activity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.boai.enroll.kernel.Page;
import org.jboss.resteasy.reactive.RestQuery;

/** Who is listed. @param came those who came, or those with a place who did not; null for all */
public record AttendanceFilter(
        @RestQuery Boolean came, @RestQuery UUID after, @RestQuery @Min(1) @Max(100) Integer limit) {
    int limitOrDefault() {
        return limit == null ? Page.LIMIT : limit;
    }
}
