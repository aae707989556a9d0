package org.boai.enroll.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Which deliveries; those that were given up when no state is named. */
public record DeliveryFilter(
        @RestQuery DeliveryState state, @RestQuery UUID after, @RestQuery @Min(1) @Max(100) Integer limit) {
    DeliveryState stateOrDefault() {
        return state == null ? DeliveryState.DEAD : state;
    }

    int limitOrDefault() {
        return limit == null ? 50 : limit;
    }
}
