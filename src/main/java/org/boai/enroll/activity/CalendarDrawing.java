package org.boai.enroll.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.boai.enroll.web.Rendered;

/** Writes calendars, some hundred events with their texts, off the event loop and after the transaction. */
@ApplicationScoped
class CalendarDrawing {
    private final Vertx vertx;

    CalendarDrawing(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param name as readers show it */
    Uni<Rendered> of(String name, List<CalendarEntry> entries) {
        return vertx.executeBlocking(
                () -> new Rendered(
                        CalendarText.of(name, entries).getBytes(StandardCharsets.UTF_8), CalendarResource.TYPE),
                false);
    }
}
