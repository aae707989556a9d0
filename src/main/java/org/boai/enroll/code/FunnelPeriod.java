package org.boai.enroll.code;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which days, in China.
 *
 * @param from  e.g. {@code 2026-11-01}
 * @param until included, 366 days at most
 */
public record FunnelPeriod(
        @RestQuery @NotNull @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "date"))
                String from,
        @RestQuery @NotNull @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "date"))
                String until) {
    DayRange days() {
        return DayRange.of(from, until);
    }
}
